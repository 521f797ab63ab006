package shop.payment.asking;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.accounts.RefundAccounts;
import shop.payment.api.PaymentId;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.ProviderRequest;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.platform.messaging.Commands;
import shop.platform.outside.OutsideCalls;
import shop.platform.outside.RecordedFacts;

/** Lets tests of other rooms ask. */
public final class AskingForTests {

    static final Deadlines DEADLINES = new Deadlines(Duration.ofHours(24), Duration.ofDays(3));

    private AskingForTests() {}

    public static ProviderCalls calls(OutsideCalls threads, PaymentProvider provider, Commands commands) {
        return calls(threads, provider, commands, Clock.systemUTC());
    }

    public static ProviderCalls calls(OutsideCalls threads, PaymentProvider provider, Commands commands, Clock clock) {
        return calls(threads, provider, commands, new AccountsInMemory(), clock);
    }

    static ProviderCalls calls(OutsideCalls threads, PaymentProvider provider, Commands commands, Deadlines deadlines) {
        return new ProviderCalls(threads, provider, commands, new AccountsInMemory(), deadlines, Clock.systemUTC());
    }

    static ProviderCalls calls(
            OutsideCalls threads, PaymentProvider provider, Commands commands, RefundAccounts accounts, Clock clock) {
        return new ProviderCalls(threads, provider, commands, accounts, DEADLINES, clock);
    }

    /** Calls that are only told of. */
    public static ProviderCalls providerTellingOf(Consumer<Object> heard) {
        return new ProviderCalls(null, null, null, null, null, null) {
            @Override
            public boolean ask(ProviderRequest request) {
                heard.accept(request);
                return true;
            }

            @Override
            boolean lookUp(PaymentRegistered payment) {
                heard.accept(payment);
                return true;
            }
        };
    }

    public static LateMoney lateMoney(EventStore events, ProviderCalls calls) {
        return new LateMoney(events, calls);
    }

    /** @param past all that has happened to the one payment that there is */
    public static LateMoney lateMoney(Supplier<List<Object>> past, ProviderCalls calls) {
        return new LateMoney(null, calls) {
            @Override
            RecordedFacts factsOf(PaymentId payment) {
                return RecordedFacts.in(DomainEventStream.of(past.get().stream()
                        .map(fact -> new GenericDomainEventMessage<>("Payment", payment.value(), 0, fact))
                        .toList()));
            }
        };
    }

    /** The same, about disputes. */
    public static DisputeCalls disputesTellingOf(Consumer<Object> heard) {
        return new DisputeCalls(null, null, null) {
            @Override
            public boolean answer(DisputeAnswerRequested request) {
                heard.accept(request);
                return true;
            }
        };
    }
}
