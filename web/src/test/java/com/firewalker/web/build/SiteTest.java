package com.firewalker.web.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {

    @TempDir
    private Path folder;

    @Test
    void putsWhatIsAlwaysNeededIntoOneFileAndWhatIsNeededLaterIntoOthers() throws IOException {
        write("s/main.js", "import {a} from \"./a.js\";\nconst later = () => import(\"./late.js\");\n");
        write("s/a.js", "export const a = 1;\n");
        write(
                "s/late.js",
                "import {a} from \"./a.js\";\nimport {b} from \"./b.js\";\nexport function late() { b(a); }\n");
        write("s/b.js", "export function b(value) {}\n");
        Map<String, String> files = link();
        assertThat(files).containsOnlyKeys("s-main.js", "s-late.js");
        assertThat(files.get("s-main.js")).containsSubsequence("const $s_a={}", "const $s_main={}", "export{$s_a");
        assertThat(files.get("s-late.js"))
                .contains("import{$s_a}from\"./s-main.js\"")
                .containsSubsequence("const $s_b={}", "const $s_late={}", "const{a:a}=$s_a");
    }

    @Test
    void givesAFileOfItsOwnToWhatSeveralLaterOnesNeed() throws IOException {
        write("s/main.js", "const x = [() => import(\"./one.js\"), () => import(\"./two.js\")];\n");
        write("s/one.js", "import {c} from \"./c.js\";\n");
        write("s/two.js", "import {c} from \"./c.js\";\n");
        write("s/c.js", "export const c = 1;\n");
        assertThat(link()).containsOnlyKeys("s-main.js", "s-one.js", "s-two.js", "s-c.js");
    }

    @Test
    void takesLitApartAsItIsPublished() throws IOException {
        write(
                "s/main.js",
                "import {LitElement, html} from \"lit\";\nimport {repeat} from \"lit/directives/repeat.js\";\n");
        String main = link().get("s-main.js");
        assertThat(main)
                .startsWith(Sources.LIT_NOTICE)
                .contains("$lib_lit_html_3_3_3_lit_html", "const{LitElement:LitElement,html:html}=");
        assertThat(main).doesNotContain("sourceMappingURL").doesNotContainPattern("(?m)^(import|export \\*)");
    }

    @Test
    void refusesCirclesAndFormsThatItDoesNotKnow() throws IOException {
        write("s/main.js", "import {a} from \"./a.js\";\nexport const m = 1;\n");
        write("s/a.js", "import {m} from \"./main.js\";\nexport const a = 1;\n");
        assertThatThrownBy(this::link).hasMessageContaining("circle");
        for (String unknown : new String[] {"export default 1;", "export let a = 1;", "import a from \"./a.js\";"}) {
            write("s/main.js", unknown + "\n");
            assertThatThrownBy(this::link).as(unknown).hasMessageContaining("cannot be linked");
        }
    }

    @Test
    void dropsCommentsAndIndentationAlone() {
        assertThat(Sources.slim("/** What it does. */\nfunction a() {\n  // Why.\n  return \"//\"; // stays\n}\n"))
                .isEqualTo("function a() {\nreturn \"//\"; // stays\n}\n");
    }

    private Map<String, String> link() {
        return new Site(new Sources(folder), "s/main.js").link();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
