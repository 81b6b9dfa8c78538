package com.firewalker.notification.inbox;

import com.firewalker.notification.directory.WalkerCard;
import com.firewalker.notification.directory.Walkers;
import com.firewalker.notification.rendering.InboxEntry;
import com.firewalker.notification.rendering.Notice;
import com.firewalker.notification.rendering.NoticeRenderer;
import com.firewalker.notification.rendering.Recipient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Entries in the words of the walkers who own them. Reading never fails for want of the command side: then the language
 * is English and people without a remembered name are somebody.
 */
@Component
class Notices {

    private final NoticeRenderer wording;
    private final Walkers walkers;

    Notices(NoticeRenderer wording, Walkers walkers) {
        this.wording = wording;
        this.walkers = walkers;
    }

    List<Notice> of(List<InboxEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<String, WalkerCard> cards = walkers.known(people(entries));
        return entries.stream().map(entry -> words(entry, cards)).toList();
    }

    /** For what cannot be read again in better words: an exception where the command side cannot be asked. */
    Notice inFullWords(InboxEntry entry) {
        return words(entry, walkers.described(people(List.of(entry))));
    }

    private static Set<String> people(List<InboxEntry> entries) {
        Set<String> ids = new HashSet<>();
        for (InboxEntry entry : entries) {
            ids.add(entry.walkerId());
            NoticeRenderer.walkersIn(entry).forEach(ids::add);
        }
        return ids;
    }

    private Notice words(InboxEntry entry, Map<String, WalkerCard> cards) {
        Map<String, String> names = new HashMap<>();
        cards.forEach((id, card) -> names.put(id, card.displayName()));
        return wording.of(entry, new Recipient(locale(cards, entry), names));
    }

    private static Locale locale(Map<String, WalkerCard> cards, InboxEntry entry) {
        WalkerCard owner = cards.get(entry.walkerId());
        return owner == null ? Locale.ENGLISH : owner.locale();
    }
}
