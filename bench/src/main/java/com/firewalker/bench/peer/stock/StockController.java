package com.firewalker.bench.peer.stock;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The same JSON as Firewalker's upload, sent to the stock command gateway. */
@RestController
class StockController {
    private final CommandGateway gateway;

    StockController(CommandGateway gateway) {
        this.gateway = gateway;
    }

    record Upload(Device device, List<Sample> samples) {}

    record Device(String id, String kind) {}

    record Sample(String id, long version, OffsetDateTime start, OffsetDateTime end, int count) {}

    record Answer(int total) {}

    @PostMapping("/v1/me/steps")
    Answer upload(@RequestHeader("X-Walker") String walker, @RequestBody Upload upload) {
        int total = 0;
        for (Sample sample : upload.samples()) {
            LocalDate date = sample.start().toLocalDate();
            total = gateway.sendAndWait(new UploadSteps(
                    "day/" + walker + "/" + date,
                    walker,
                    date.toEpochDay(),
                    upload.device().id(),
                    sample.id(),
                    sample.version(),
                    sample.start().toInstant().toEpochMilli(),
                    sample.end().toInstant().toEpochMilli(),
                    sample.count()));
        }
        return new Answer(total);
    }
}
