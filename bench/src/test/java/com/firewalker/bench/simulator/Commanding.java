package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.Clients.Request;
import com.firewalker.bench.simulator.Op.Kind;
import com.firewalker.command.steps.upload.ParsedSample;
import com.firewalker.command.steps.upload.SimulatedUploads.Answer;
import com.firewalker.command.walker.ChangeVisibility;
import com.firewalker.command.walker.EraseWalker;
import com.firewalker.command.walker.SetDailyGoal;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What people and their devices ask of a node. */
final class Commanding {

    private static final List<Visibility> VISIBILITIES =
            List.of(Visibility.VISIBILITY_PUBLIC, Visibility.VISIBILITY_FRIENDS, Visibility.VISIBILITY_PRIVATE);
    private static final List<String> PLACES = List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "-11:00");

    private final World world;

    /** Facts of a walker that somebody read and has not written yet. */
    private List<Fact> repair = new ArrayList<>();

    Commanding(World world) {
        this.world = world;
    }

    void perform(Kind kind, Node node, Random random) {
        String walker = world.walkers.get(random.nextInt(world.walkers.size()));
        switch (kind) {
            case UPLOAD -> send(node, world.clients.upload(random, walker, world.clock.millis()));
            case RESEND -> send(node, world.clients.again(random));
            case DELETE -> send(node, world.clients.delete(random));
            case VISIBILITY ->
                node.lanes.send(new ChangeVisibility(walker, VISIBILITIES.get(random.nextInt(VISIBILITIES.size()))));
            case GOAL ->
                node.lanes.send(new SetDailyGoal(
                        walker,
                        500 + 100 * random.nextInt(60),
                        LocalDate.ofInstant(node.clock.instant(), ZoneOffset.UTC)
                                .plusDays(2),
                        node.clock.instant()));
            case ZONE ->
                Wiring.call(
                        node.parts.get("command.zone.ZoneHistoryService"),
                        "move",
                        walker,
                        ZoneId.of(PLACES.get(random.nextInt(PLACES.size()))));
            case ERASE -> {
                if (!walker.equals(world.walkers.get(0)) && world.clients.erased.size() < 2) {
                    node.lanes.send(new EraseWalker(walker));
                    world.clients.erased(walker);
                }
            }
            case SEAL -> node.seal();
            case REPAIR -> repair(node, walker, random);
        }
    }

    /** An in-place repair reads a walker's facts, and writes them while newer ones may have been applied. */
    private void repair(Node node, String walker, Random random) {
        if (repair.isEmpty()) {
            LedgerReader ledger = node.parts.get(LedgerReader.class);
            for (String stream : ledger.streamIds("day/" + walker + "/")) {
                for (LedgerEvent event : ledger.eventsOf(stream)) {
                    repair.add(Fact.of(event));
                }
            }
            repair.sort(Comparator.comparingLong(Fact::position));
            return;
        }
        List<Fact> facts = repair;
        repair = new ArrayList<>();
        for (String view : Node.NAMES) {
            Projection projection = node.projection(view);
            long applied = Positions.ofView(world, view);
            List<Fact> known =
                    facts.stream().filter(fact -> fact.position() <= applied).toList();
            if (!known.isEmpty()) {
                node.inTransaction(() -> projection.applyPart(ViewVersion.live(projection.view(), 1), known));
            }
        }
    }

    void send(Node node, @Nullable Request request) {
        if (request == null) {
            return;
        }
        CompletableFuture<Answer> answer;
        try {
            answer = asked(node, request);
        } catch (Refusal refusal) {
            answer = CompletableFuture.failedFuture(refusal);
        }
        CompletableFuture<Answer> asked = answer;
        if (world.plant == Plant.ACKNOWLEDGED_BEFORE_COMMIT && request.number() % 10 == 0 && !asked.isDone()) {
            world.clients.told(
                    request,
                    new Answer(request.samples().stream().map(one -> "RECORDED").toList(), 0));
        }
        CompletableFuture<Answer> unused = asked.whenComplete((told, failure) -> {
            try {
                answered(node, request, told, failure);
            } catch (Violation e) {
                world.found(e);
            }
        });
    }

    private CompletableFuture<Answer> asked(Node node, Request request) {
        return request.deletes()
                ? node.uploads.delete(
                        request.walker(),
                        request.device(),
                        String.valueOf(request.samples().get(0).id()),
                        request.version())
                : node.uploads.upload(
                        request.walker(), request.device(), Clients.kind(request.device()), samples(request));
    }

    private List<ParsedSample> samples(Request request) {
        if (world.plant != Plant.RESENT_IS_NEW || world.clients.open().contains(request)) {
            return request.samples();
        }
        return request.samples().stream()
                .map(one -> new ParsedSample(
                        one.id() + "-again",
                        null,
                        one.version(),
                        one.type(),
                        one.method(),
                        one.start(),
                        one.end(),
                        one.startOffset(),
                        one.endOffset(),
                        one.count(),
                        one.date(),
                        null))
                .toList();
    }

    private void answered(Node node, Request request, @Nullable Answer told, @Nullable Throwable failure) {
        if (world.clients.erased.contains(request.walker())) {
            world.clients.refused(request);
            return;
        }
        if (told != null) {
            if (!node.isDead()) {
                world.history.tell("  request " + request.number() + " at " + told.position() + ": " + told.statuses());
                world.clients.told(request, told);
            }
        } else if (failure != null && Failures.isFinal(failure) && !Failures.isNodeDown(failure)) {
            throw new Violation("I13", "request " + request.number() + " is refused: " + Failures.cause(failure));
        }
    }
}
