package com.firewalker.command.email;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.EmailKey;
import com.firewalker.command.account.PersonalData;
import com.firewalker.command.mail.MailLinks;
import com.firewalker.command.mail.MailOrders;
import com.firewalker.command.mail.MailQuota;
import org.springframework.stereotype.Component;

/** What mails and the links in them leave behind on a walker. */
@Component
class EmailTraces implements PersonalData {

    private final MailOrders orders;
    private final MailLinks links;
    private final MailQuota quota;

    EmailTraces(MailOrders orders, MailLinks links, MailQuota quota) {
        this.orders = orders;
        this.links = links;
        this.quota = quota;
    }

    @Override
    public void erase(String walkerId) {
        orders.forget(walkerId);
        links.forget(walkerId);
    }

    @Override
    public void forget(Account erased) {
        if (erased.email() != null) {
            quota.forget(EmailKey.canonical(erased.email()));
        }
    }
}
