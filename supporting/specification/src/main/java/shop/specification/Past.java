package shop.specification;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What has happened before a scenario asks anything.
 *
 * @param <A> the aggregate that is specified
 */
public final class Past<A> {

    private final Scenario<A> scenario;

    Past(Scenario<A> scenario) {
        this.scenario = scenario;
    }

    /** These events happened, in this order, at the scenario's present moment; collections among them are taken apart. */
    public Past<A> given(Object... events) {
        scenario.given(Payloads.flat(events));
        return this;
    }

    /** These commands were asked and obeyed; a refusal fails the scenario. */
    public Past<A> givenCommands(Object... commands) {
        scenario.givenCommands(Payloads.flat(commands));
        return this;
    }

    /** It is now this moment. Not possible once a deadline is set; see {@link #after(Duration)}. */
    public Past<A> at(Instant moment) {
        scenario.at(moment);
        return this;
    }

    /** So much time passes; no deadline of the aggregate may fall into it. */
    public Past<A> after(Duration duration) {
        scenario.after(duration);
        return this;
    }

    /** This is asked of the aggregate. */
    public Outcome<A> when(Object command) {
        return when(command, Map.of());
    }

    /** This is asked of the aggregate, with what the command's envelope says, for instance who asks. */
    public Outcome<A> when(Object command, Map<String, ?> metaData) {
        return scenario.when(command, metaData);
    }

    /** Nothing is asked; so much time passes, and the deadlines that fall into it fire. */
    public Outcome<A> whenTimeElapses(Duration duration) {
        return scenario.whenTimeElapses(duration);
    }
}
