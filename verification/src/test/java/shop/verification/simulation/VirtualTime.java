package shop.verification.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** A clock that goes on when it is told to, and what is to happen at which moment. */
final class VirtualTime extends Clock {

    /** A Monday. */
    private static final Instant BEGINNING = Instant.parse("2026-03-02T09:00:00Z");

    private final PriorityQueue<Appointment> agenda =
            new PriorityQueue<>(Comparator.comparing(Appointment::at).thenComparing(Appointment::number));
    private final List<Appointment> due = new ArrayList<>();
    private Instant now = BEGINNING;
    private long numbers;

    /** Something that happens when its time has come, though not at once. */
    record Appointment(Instant at, long number, Runnable deed) {}

    void begin() {
        agenda.clear();
        due.clear();
        now = BEGINNING;
        numbers = 0;
    }

    void at(Instant moment, Runnable deed) {
        agenda.add(new Appointment(moment, numbers++, deed));
    }

    void in(Duration pause, Runnable deed) {
        at(now.plus(pause), deed);
    }

    /** What may happen by now, the longest due first. */
    List<Appointment> due() {
        while (!agenda.isEmpty() && !agenda.peek().at().isAfter(now)) {
            due.add(agenda.remove());
        }
        return due;
    }

    void keep(Appointment appointment) {
        due.remove(appointment);
        appointment.deed().run();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Goes on to the moment of the next appointment, if there is any. */
    boolean goOn() {
        Optional<Instant> next = Optional.ofNullable(agenda.peek()).map(Appointment::at);
        next.filter(now::isBefore).ifPresent(moment -> now = moment);
        return next.isPresent();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
