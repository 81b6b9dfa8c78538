package com.firewalker.notification.inbox;

import com.firewalker.notification.directory.ChallengeNames;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Entries in the words of the walkers who own them. Reading never fails for want of the command side: then the language
 * is English and people without a remembered name are somebody.
 */
@Component
class Notices {

    private final NoticeRenderer wording;
    private final Walkers walkers;
    private final ChallengeNames challenges;

    Notices(NoticeRenderer wording, Walkers walkers, ChallengeNames challenges) {
        this.wording = wording;
        this.walkers = walkers;
        this.challenges = challenges;
    }

    List<Notice> of(List<InboxEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<String, WalkerCard> cards = walkers.known(people(entries));
        Map<String, String> called = challenges.known(challengesIn(entries));
        return entries.stream().map(entry -> words(entry, cards, called)).toList();
    }

    /** For what cannot be read again in better words: an exception where the command side cannot be asked. */
    Notice inFullWords(InboxEntry entry) {
        List<InboxEntry> one = List.of(entry);
        return words(entry, walkers.described(people(one)), challenges.described(challengesIn(one)));
    }

    private static Set<String> challengesIn(List<InboxEntry> entries) {
        return entries.stream().flatMap(NoticeRenderer::challengesIn).collect(Collectors.toSet());
    }

    private static Set<String> people(List<InboxEntry> entries) {
        Set<String> ids = new HashSet<>();
        for (InboxEntry entry : entries) {
            ids.add(entry.walkerId());
            NoticeRenderer.walkersIn(entry).forEach(ids::add);
        }
        return ids;
    }

    private Notice words(InboxEntry entry, Map<String, WalkerCard> cards, Map<String, String> challenges) {
        Map<String, String> names = new HashMap<>(challenges);
        cards.forEach((id, card) -> names.put(id, card.displayName()));
        return wording.of(entry, new Recipient(locale(cards, entry), names));
    }

    private static Locale locale(Map<String, WalkerCard> cards, InboxEntry entry) {
        WalkerCard owner = cards.get(entry.walkerId());
        return owner == null ? Locale.ENGLISH : owner.locale();
    }
}
