package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.Clients.Request;
import com.firewalker.bench.simulator.store.SimulatedMySql;
import com.firewalker.bench.simulator.store.SimulatedRedis;
import com.firewalker.command.walker.RegisterWalker;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.ledger.follow.SimulatedReader;
import com.firewalker.platform.ledger.store.Checkpoint;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two nodes, their stores and clients. What happens follows from the commands' seeds alone. */
final class World extends Stage {

    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Seoul", "UTC");
    private static final int WALKERS = 5;
    private static final Duration CLAIM_TOO_OLD = Duration.ofSeconds(11);

    final Clients clients = new Clients();
    final Plant plant;
    final List<String> walkers = new ArrayList<>();
    final List<Node> nodes = new ArrayList<>();
    private final Judge judge;
    private final Commanding commanding;
    private SimulatedRedis.Copy copy = redis.copy();
    private int incarnations;

    World(SimulatedMySql mysql, Plant plant) throws SQLException {
        super(mysql);
        this.plant = plant;
        for (String view : Node.NAMES) {
            mysql.execute("INSERT INTO projection_control (name, paused, changed_at) VALUES ('" + view
                    + "', 0, TIMESTAMP '2026-05-04 00:00:00')");
        }
        nodes.add(started());
        nodes.add(started());
        judge = new Judge(this);
        commanding = new Commanding(this);
    }

    /** @throws Violation at the first invariant that does not hold */
    World run(List<Op> ops) throws SQLException {
        register();
        for (Op op : ops) {
            perform(op);
            judge.afterCommand();
        }
        settle();
        judge.atTheEnd();
        judge.ledger()
                .forEach(row -> history.tell(row.position() + " " + row.stream() + " " + row.sequence() + " "
                        + row.event().getDescriptorForType().getName() + " " + row.digest()));
        counts.add("commands", ops.size());
        return this;
    }

    private void register() {
        Node node = nodes.get(0);
        for (int i = 0; i < WALKERS; i++) {
            String walker = "walker-" + i;
            walkers.add(walker);
            node.lanes.send(new RegisterWalker(
                    walker,
                    ZoneId.of(ZONES.get(i % ZONES.size())),
                    i == 3 ? Visibility.VISIBILITY_PRIVATE : Visibility.VISIBILITY_PUBLIC,
                    2000));
        }
        node.lanes.run(WALKERS);
    }

    private void perform(Op op) throws SQLException {
        Random random = new Random(op.seed());
        clock.advance(Duration.ofSeconds(30 + random.nextInt(random.nextInt(20) == 0 ? 20_000 : 900)));
        fault = random.nextInt(100) < 30 ? Fault.random(random) : null;
        history.tell(op + " at " + clock.instant() + (fault == null ? "" : " with " + fault));
        Node node = alive(random);
        attempt(node, () -> commanding.perform(op.kind(), node, random));
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            act(random);
        }
        fault = null;
        rarely(random);
    }

    private Node alive(Random random) throws SQLException {
        int any = random.nextInt(nodes.size());
        if (nodes.get(any).isDead()) {
            history.tell("  " + nodes.get(any).name + " starts again");
            nodes.set(any, started());
        }
        return nodes.get(any);
    }

    /** One that lives, whatever the last command did. */
    Node living() {
        return nodes.stream().filter(node -> !node.isDead()).findFirst().orElseGet(this::started);
    }

    private Node started() {
        String name = "node-" + ++incarnations;
        var around = new Around(this);
        Node node = new Node(name, mysql, redis, clock.another(), around, plant);
        around.stands(node);
        return node;
    }

    /** Something that a node does all the time. */
    void act(Random random) throws SQLException {
        Node node = alive(random);
        act(node, random);
    }

    @Override
    void others(Program here, Random random) throws SQLException {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            for (Node node : List.copyOf(nodes)) {
                if (node != here && !node.isDead()) {
                    act(node, random);
                }
            }
        }
    }

    private void act(Node node, Random random) throws SQLException {
        int what = random.nextInt(100);
        int many = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 12);
        if (what < 38) {
            attempt(node, () -> node.lanes.run(many));
        } else if (what < 88) {
            follow(node, Node.NAMES.get(random.nextInt(Node.NAMES.size())), many, random.nextInt(100));
        } else {
            attempt(node, node::fill);
        }
    }

    private void follow(Node node, String view, int atMost, int luck) throws SQLException {
        attempt(node, () -> {
            SimulatedReader reader = node.reader(view);
            if (reader.at() == null) {
                reader.claim();
            }
            long head = plant == Plant.NUMBER_FROM_REDIS && luck < 5 ? node.head.position() + 1 : node.head.position();
            Checkpoint at = reader.at();
            if (at != null && at.position() < head) {
                Following.batch(this, node, view, head, atMost);
            } else if (luck < 50) {
                reader.keepClaim();
            }
        });
    }

    private void rarely(Random random) throws SQLException {
        switch (random.nextInt(60)) {
            case 0 -> {
                redis.wipe();
                happened("redis-wiped", "redis-wiped");
            }
            case 1 -> {
                redis.putBack(copy);
                happened("redis-failed-over", "redis-failed-over");
            }
            case 2, 3, 4 -> copy = redis.copy();
            case 5 -> {
                Node node = nodes.get(random.nextInt(nodes.size()));
                node.die();
                happened("node-killed", "node-killed");
            }
            case 6 -> {
                nodes.get(random.nextInt(nodes.size())).clock.jump(Duration.ofMinutes(random.nextInt(11) - 5));
                happened("clock-jumped", "clock-jumped");
            }
            case 7 -> nodes.forEach(node -> node.clock.jump(Duration.ZERO));
            case 8 -> {
                Poison.append(this, random);
                happened("poison-date", "poison-date");
            }
            default -> {}
        }
    }

    /** Nothing fails any more; whoever waits is served. */
    private void settle() throws SQLException {
        history.tell("settling");
        fault = null;
        Random random = new Random(1);
        for (int round = 0; round < 60 && !isSettled(); round++) {
            clock.advance(CLAIM_TOO_OLD);
            Node node = alive(random);
            node.clock.jump(Duration.ZERO);
            for (Request request : List.copyOf(clients.open())) {
                attempt(node, () -> commanding.send(node, request));
            }
            for (Node each : nodes) {
                for (int i = 0; i < 20 && !each.isDead() && each.lanes.waiting() > 0; i++) {
                    attempt(each, () -> each.lanes.run(200));
                }
            }
            for (String view : Node.NAMES) {
                follow(node, view, 1000, 99);
            }
            attempt(node, node::fill);
        }
        judge.settled(clients.open().size());
    }

    private boolean isSettled() throws SQLException {
        return clients.open().isEmpty() && judge.viewsAreAtHead() && judge.redisIsComplete();
    }
}
