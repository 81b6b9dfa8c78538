package com.firewalker.command.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Words, name and link put together. A name is what somebody typed: it is shown, never run. */
record MailPage(
        MailWords words,
        String name,
        String email,
        @Nullable String link) {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
            <body style="margin:0;padding:24px 12px;background:#f4f4f2;color:#1d1d1b;\
            word-break:keep-all;overflow-wrap:anywhere;font:16px/1.5 -apple-system,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',sans-serif">
            <div style="max-width:520px;margin:0 auto;padding:28px;background:#ffffff;border-radius:12px">
            <p style="margin:0 0 20px;font-weight:700;color:#9a3412">Firewalker</p>
            %s
            </div>
            </body>
            </html>
            """;
    private static final String PARAGRAPH = "<p style=\"margin:0 0 16px\">%s</p>";
    private static final String BUTTON = "<p style=\"margin:24px 0\"><a href=\"%s\" style=\"display:inline-block;"
            + "padding:12px 20px;border-radius:8px;background:#9a3412;color:#ffffff;text-decoration:none;"
            + "font-weight:600\">%s</a></p>";
    private static final String LINK = "<p style=\"margin:0 0 16px;font-size:13px;color:#57534e\">%s<br>"
            + "<a href=\"%s\" style=\"color:#57534e;word-break:break-all\">%s</a></p>";

    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(filled(words.greeting()));
        words.before().forEach(paragraph -> parts.add(filled(paragraph)));
        if (link != null) {
            parts.add(link);
        }
        words.after().forEach(paragraph -> parts.add(filled(paragraph)));
        return String.join("\n\n", parts) + "\n\nFirewalker\n";
    }

    String html() {
        List<String> parts = new ArrayList<>();
        parts.add(paragraph(words.greeting()));
        words.before().forEach(paragraph -> parts.add(paragraph(paragraph)));
        if (link != null) {
            String to = escaped(link);
            parts.add(BUTTON.formatted(to, escaped(words.button())));
            parts.add(LINK.formatted(escaped(words.plainLink()), to, to));
        }
        words.after().forEach(paragraph -> parts.add(paragraph(paragraph)));
        return PAGE.formatted(
                words.language(), escaped(words.subject()), parts.stream().collect(Collectors.joining("\n")));
    }

    private String paragraph(String text) {
        return PARAGRAPH.formatted(escaped(filled(text)));
    }

    private String filled(String text) {
        return text.replace("{name}", name).replace("{email}", email);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
