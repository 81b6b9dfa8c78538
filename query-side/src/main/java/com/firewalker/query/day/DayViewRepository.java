package com.firewalker.query.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Days of one walker. A row at position 0 knows only its verdict yet and is no day. */
interface DayViewRepository extends Repository<DayView, DayView.Key> {

    /** Whether a date with data reached its goal. */
    record Mark(LocalDate date, boolean reached) {}

    @Query("select d from DayView d where d.walkerId = :walkerId and d.localDate = :date and d.position > 0")
    Optional<DayView> day(String walkerId, LocalDate date);

    @Query("select d from DayView d where d.walkerId = :walkerId and d.localDate between :from and :to"
            + " and d.position > 0 order by d.localDate")
    List<DayView> days(String walkerId, LocalDate from, LocalDate to);

    @Query("select d.localDate from DayView d where d.walkerId = :walkerId and d.localDate > :after and d.position > 0"
            + " order by d.localDate")
    List<LocalDate> datesAfter(String walkerId, LocalDate after, Limit limit);

    @Query(
            "select new com.firewalker.query.day.DayViewRepository$Mark(d.localDate, d.goalReached) from DayView d"
                    + " where d.walkerId = :walkerId and d.localDate between :from and :to and d.position > 0 order by d.localDate")
    List<Mark> marks(String walkerId, LocalDate from, LocalDate to);
}
