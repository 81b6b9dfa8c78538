package com.firewalker.local;

import com.firewalker.local.client.Api;
import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.machine.Machine;
import java.time.Duration;
import java.util.UUID;

/** One running Firewalker for all tests of a JVM: started when first asked for, gone with the JVM. */
final class OneMachine {

    static final String PASSWORD = "a quiet walk by the sea";

    /** The only push service of this machine: a name that leads nowhere (RFC 6761 §6.4). */
    static final String PUSH_SERVICE = "push.invalid";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private OneMachine() {}

    static Machine machine() {
        return Holder.MACHINE;
    }

    static Api api() {
        return new Api(machine().uri(), PATIENCE);
    }

    /** A new walker whom every board shows. */
    static WalkerClient walker(String zone) {
        return walker("Ada", zone);
    }

    static WalkerClient walker(String name, String zone) {
        return WalkerClient.registerOrLogIn(
                api(),
                new Credentials(UUID.randomUUID() + "@walkers.example", PASSWORD),
                new WalkerClient.Profile(name, zone, "public"));
    }

    private static final class Holder {

        private static final TemporaryDirectory DIRECTORY = TemporaryDirectory.create("firewalker-machine-");
        private static final Machine MACHINE;

        static {
            System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
            System.setProperty("firewalker.push.hosts", PUSH_SERVICE);
            MACHINE = Machine.start(new DataDirectory(DIRECTORY.path().resolve("data")), 0, false);
            Runtime.getRuntime().addShutdownHook(new Thread(Holder::end, "end-test-machine"));
        }

        private static void end() {
            MACHINE.close();
            DIRECTORY.close();
        }
    }
}
