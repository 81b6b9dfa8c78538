package com.firewalker.bench.peer.plain;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows whether a sample is new, keeps it, and adds it to the day. */
@Service
class PlainSteps {
    private final Samples samples;
    private final Days days;

    PlainSteps(Samples samples, Days days) {
        this.samples = samples;
        this.days = days;
    }

    interface Samples extends JpaRepository<StoredSample, Long> {
        Optional<StoredSample> findByWalkerAndDateAndDeviceAndSample(
                String walker, LocalDate date, String device, String sample);
    }

    interface Days extends JpaRepository<DayTotal, String> {
        @Modifying
        @Query("UPDATE DayTotal d SET d.total = d.total + :steps WHERE d.id = :id")
        int add(String id, int steps);
    }

    @Transactional
    public void record(StoredSample sample) {
        Optional<StoredSample> known =
                samples.findByWalkerAndDateAndDeviceAndSample(sample.walker, sample.date, sample.device, sample.sample);
        if (known.isPresent()) {
            return;
        }
        samples.save(sample);
        String id = sample.walker + "/" + sample.date;
        if (days.add(id, sample.count) == 0) {
            DayTotal day = new DayTotal();
            day.id = id;
            day.total = sample.count;
            days.save(day);
        }
    }

    @Transactional(readOnly = true)
    public int total(String walker, LocalDate date) {
        return days.findById(walker + "/" + date).map(day -> day.total).orElse(0);
    }
}
