package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.store.Interference;
import com.firewalker.bench.simulator.store.NodeRedis;
import com.firewalker.bench.simulator.store.SimulatedMySql;
import com.firewalker.bench.simulator.store.SimulatedRedis;
import com.firewalker.command.device.Devices;
import com.firewalker.command.steps.upload.SimulatedUploads;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.command.zone.HomeZone;
import com.firewalker.platform.ledger.follow.SimulatedReader;
import com.firewalker.platform.ledger.lane.SimulatedLanes;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.LedgerEvents;
import com.firewalker.query.leaderboard.SimulatedBoards;
import com.firewalker.query.view.Projection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;

/** The product's parts as one node has them: command side and query side, wired over simulated stores. */
final class Node extends Program {

    static final Map<String, String> VIEWS = Map.of(
            "days", "query.day.DayViewHandler",
            "badges", "query.badges.BadgesViewHandler",
            "boards", "query.leaderboard.BoardViewHandler",
            "friends", "query.friends.FriendsViewHandler");
    static final List<String> NAMES = List.of("days", "badges", "boards", "friends");

    private static final Map<String, String> PROJECTIONS = Map.of(
            "days", "query.day.DayProjection",
            "badges", "query.badges.BadgeProjection",
            "boards", "query.leaderboard.BoardProjection",
            "friends", "query.friends.FriendsProjection");
    private static final EventTypes TYPES = EventTypes.of(LedgerEvents.files());
    private static final List<Class<?>> AGGREGATES = List.of(
            Wiring.named("command.steps.StepDay"),
            Wiring.named("command.walker.Walker"),
            Wiring.named("command.seal.BoardSeal"));

    private static @Nullable Devices devices;

    final SimulatedLanes lanes;
    final SimulatedUploads uploads;
    final LedgerHead head;
    private final Map<String, SimulatedReader> readers = new HashMap<>();

    Node(
            String name,
            SimulatedMySql server,
            SimulatedRedis redis,
            SimulatedClock clock,
            Interference interference,
            Plant plant) {
        super(name, server, clock, interference, plant.sql());
        lanes = new SimulatedLanes(mysql, transactions, TYPES, AGGREGATES, Planting.cache(plant));
        parts.with(devices(parts), TYPES, Duration.ofDays(35))
                .with(Planting.commands(plant, lanes))
                .with((HomeZone) (walker, zone) -> {});
        var ledger = new LedgerReader(mysql, TYPES);
        parts.with(ledger, Planting.timelines(plant, new Timelines(ledger)));
        parts.with(SimulatedBoards.redis(new NodeRedis(redis, interference, plant.lua()).commands()));
        parts.get("query.projection.ProjectionGate");
        head = parts.get(LedgerHead.class);
        uploads = new SimulatedUploads(parts.get("command.steps.upload.StepIntake"));
        var axon = new SpringTransactionManager(transactions);
        VIEWS.forEach((view, handler) -> {
            Object handles = Planting.handler(plant, view, handler, parts);
            readers.put(
                    view,
                    new SimulatedReader(
                            view,
                            name,
                            mysql,
                            ledger,
                            head,
                            axon,
                            (message, unit) -> Wiring.call(handles, "on", message.getPayload(), unit)));
        });
    }

    /** When devices were last heard of decides nothing here, and what keeps it is large. */
    private static synchronized Devices devices(Wiring parts) {
        Devices known = devices;
        if (known == null) {
            known = parts.get(Devices.class);
            devices = known;
        }
        return known;
    }

    /** Every question reads the stream: what nodes keep of timelines ends by itself within a second. */
    private record Timelines(LedgerReader ledger) implements WalkerTimeline {

        @Override
        @SuppressWarnings("unchecked")
        public Optional<Timeline> of(String walkerId) {
            return (Optional<Timeline>) Wiring.callStatic(
                    Wiring.named("command.walker.TimelineFold"), "of", ledger.eventsOf("walker/" + walkerId));
        }

        @Override
        public Optional<Timeline> of(String walkerId, long position) {
            return of(walkerId);
        }
    }

    SimulatedReader reader(String view) {
        SimulatedReader reader = readers.get(view);
        if (reader == null) {
            throw new IllegalArgumentException(view);
        }
        return reader;
    }

    Projection projection(String view) {
        return (Projection) parts.get(PROJECTIONS.getOrDefault(view, view));
    }

    void fill() {
        SimulatedBoards.look(parts.get("query.leaderboard.RedisBoardFiller"));
    }

    void seal() {
        lanes.atOnce(() -> Wiring.call(parts.get("command.seal.SealRound"), "look"));
    }
}
