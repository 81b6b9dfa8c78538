package com.firewalker.bench.peer.plain;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The same JSON as Firewalker's upload. */
@RestController
class PlainController {
    private final PlainSteps steps;

    PlainController(PlainSteps steps) {
        this.steps = steps;
    }

    record Upload(Device device, List<Sample> samples) {}

    record Device(String id, String kind) {}

    record Sample(String id, long version, OffsetDateTime start, OffsetDateTime end, int count) {}

    record Answer(int total) {}

    @PostMapping("/v1/me/steps")
    Answer upload(@RequestHeader("X-Walker") String walker, @RequestBody Upload upload) {
        upload.samples().forEach(sample -> record(walker, upload.device().id(), sample));
        return new Answer(steps.total(walker, upload.samples().get(0).start().toLocalDate()));
    }

    /** Two first samples of a day may meet at its row: the later one then finds it. */
    private void record(String walker, String device, Sample sample) {
        try {
            steps.record(stored(walker, device, sample));
        } catch (DataIntegrityViolationException e) {
            steps.record(stored(walker, device, sample));
        }
    }

    private static StoredSample stored(String walker, String device, Sample sample) {
        StoredSample stored = new StoredSample();
        stored.walker = walker;
        stored.device = device;
        stored.sample = sample.id();
        stored.date = sample.start().toLocalDate();
        stored.version = sample.version();
        stored.start = sample.start().toInstant();
        stored.finish = sample.end().toInstant();
        stored.count = sample.count();
        return stored;
    }
}
