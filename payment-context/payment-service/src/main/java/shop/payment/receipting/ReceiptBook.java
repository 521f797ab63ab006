package shop.payment.receipting;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import shop.payment.api.ReceiptBookId;
import shop.platform.messaging.AnswerWithVersion;

/**
 * The receipts of a merchant and a year (PAY-19): it gives each the next number, so that none is left out and none given twice.
 * It takes what has moved in the order of the log and remembers how far it came, and so knows what has its receipt without
 * remembering each.
 */
@Aggregate(
        type = "ReceiptBook",
        commandTargetResolver = "commandTargetResolver",
        cache = "aggregateCache",
        snapshotTriggerDefinition = "receiptBookSnapshots")
class ReceiptBook {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // the framework reads it
    private ReceiptBookId bookId;

    private long last;
    private long position = -1;

    /** A book in which nothing stands. */
    ReceiptBook() {}

    @CommandHandlerInterceptor
    Object answerWithVersion(InterceptorChain chain) throws Exception {
        return AnswerWithVersion.to(chain);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IssueReceipts command) {
        List<MoneyFound> without = command.found().stream()
                .filter(found -> found.place().position() > position)
                .toList();
        if (!without.isEmpty()) {
            apply(new ReceiptsIssued(
                    command.bookId(),
                    last + 1,
                    without.stream().map(MoneyFound::moved).toList(),
                    without.get(without.size() - 1).place()));
        }
    }

    @EventSourcingHandler
    void on(ReceiptsIssued event) {
        bookId = event.bookId();
        last = event.last();
        position = event.upTo().position();
    }
}
