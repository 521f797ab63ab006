package shop.benchmark.noop;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to an errand of one of the three components; each has two of its own, one that begins and one that goes on. */
sealed interface ErrandCommand {

    String errand();

    /** The number of the first note that it makes, counted over the order. */
    int first();

    /** How many notes it makes. */
    int notes();

    String text();

    record BeginFirst(@TargetAggregateIdentifier String errand, int first, int notes, String text)
            implements ErrandCommand {}

    record BeginSecond(@TargetAggregateIdentifier String errand, int first, int notes, String text)
            implements ErrandCommand {}

    record BeginThird(@TargetAggregateIdentifier String errand, int first, int notes, String text)
            implements ErrandCommand {}

    record GoOnFirst(@TargetAggregateIdentifier String errand, int first, int notes, String text)
            implements ErrandCommand {}

    record GoOnSecond(@TargetAggregateIdentifier String errand, int first, int notes, String text)
            implements ErrandCommand {}

    record GoOnThird(@TargetAggregateIdentifier String errand, int first, int notes, String text)
            implements ErrandCommand {}
}
