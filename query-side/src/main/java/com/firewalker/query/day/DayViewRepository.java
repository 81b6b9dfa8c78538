package com.firewalker.query.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Days of one walker. A row at position 0 knows only its verdict yet and is no day. */
interface DayViewRepository extends Repository<DayView, DayView.Key> {

    @Query("SELECT d FROM DayView d WHERE d.walkerId = :walkerId AND d.localDate = :date AND d.position > 0")
    Optional<DayView> day(String walkerId, LocalDate date);

    @Query("""
            SELECT d FROM DayView d WHERE d.walkerId = :walkerId AND d.localDate BETWEEN :from AND :to
            AND d.position > 0 ORDER BY d.localDate""")
    List<DayView> days(String walkerId, LocalDate from, LocalDate to);

    @Query("""
            SELECT d.localDate FROM DayView d WHERE d.walkerId = :walkerId AND d.localDate > :after AND d.position > 0
            ORDER BY d.localDate""")
    List<LocalDate> datesAfter(String walkerId, LocalDate after, Limit limit);
}
