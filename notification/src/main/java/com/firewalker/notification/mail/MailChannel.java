package com.firewalker.notification.mail;

import com.firewalker.notification.directory.ServiceChannels;
import com.firewalker.notification.inbox.Channel;
import com.firewalker.notification.inbox.DeliverableEntry;
import com.firewalker.notification.inbox.InboxNotices;
import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.notification.outbox.Outcome;
import com.firewalker.notification.outbox.TaskHandler;
import com.firewalker.notification.rendering.InboxEntry;
import com.firewalker.notification.rendering.Notice;
import com.firewalker.notification.settings.Settings;
import com.firewalker.notification.settings.SettingsStore;
import com.firewalker.walkers.v1.ContactRequest;
import com.firewalker.walkers.v1.ContactResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One mail per entry for those who asked for mails; the address is asked for when it is needed and never kept. */
@Component
class MailChannel implements Channel, TaskHandler {

    private static final String TYPE = "email";
    private static final Duration LIFE = Duration.ofHours(24);

    private final Mails mails;
    private final SettingsStore settings;
    private final InboxNotices notices;
    private final ServiceChannels channels;

    MailChannel(Mails mails, SettingsStore settings, InboxNotices notices, ServiceChannels channels) {
        this.mails = mails;
        this.settings = settings;
        this.notices = notices;
        this.channels = channels;
    }

    @Override
    public List<OutboxTask> announce(List<DeliverableEntry> entries, Map<String, Settings> wishes, Instant now) {
        return entries.stream()
                .filter(entry -> mails.possible() && wanted(entry, wishes))
                .map(entry -> task(entry, now))
                .toList();
    }

    private static boolean wanted(DeliverableEntry entry, Map<String, Settings> wishes) {
        Settings of = wishes.getOrDefault(entry.walkerId(), Settings.USUAL);
        return entry.kinds().stream().anyMatch(kind -> of.of(kind).email());
    }

    private static OutboxTask task(DeliverableEntry entry, Instant now) {
        return new OutboxTask(
                TYPE + ":" + entry.walkerId() + ":" + entry.seq(),
                TYPE,
                entry.walkerId(),
                Map.of("seq", entry.seq()),
                now,
                now.plus(LIFE));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Outcome run(OutboxTask task) throws Exception {
        Optional<InboxEntry> entry = notices.unread(task.walkerId(), task.number("seq"));
        if (entry.isEmpty()) {
            return Outcome.needless("read-or-gone");
        }
        Settings wishes = settings.of(task.walkerId());
        if (entry.get().facts().stream()
                .noneMatch(fact -> wishes.of(fact.kind()).email())) {
            return Outcome.needless("unwanted");
        }
        ContactResponse contact = channels.walkers()
                .contact(
                        ContactRequest.newBuilder().setWalkerId(task.walkerId()).build());
        if (contact.getEmail().isEmpty()) {
            return Outcome.needless("no-address");
        }
        Notice notice = notices.inFullWords(entry.get());
        mails.send(contact.getEmail(), contact.getLocale(), notice, task.key());
        return Outcome.sent();
    }
}
