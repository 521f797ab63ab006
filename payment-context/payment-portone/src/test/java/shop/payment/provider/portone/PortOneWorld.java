package shop.payment.provider.portone;

import static shop.payment.collecting.TwoBlueMugs.PAYMENT;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.PaymentProvider;
import shop.payment.provider.PaymentProviderContract.Instrument;
import shop.payment.provider.PaymentProviderContract.Moved;
import shop.payment.provider.PaymentProviderContract.Notice;
import shop.payment.provider.PaymentProviderContract.Payer;
import shop.payment.provider.PaymentProviderContract.World;
import shop.platform.messaging.Commands;
import shop.rehearsal.WayThatLosesAnswers;
import tools.jackson.databind.node.ObjectNode;

/** PortOne on paper, and the adapter before it. */
final class PortOneWorld implements World {

    static final Money BOTH = Money.of(25_800, "KRW");
    static final Money ONE = Money.of(12_900, "KRW");

    private final PortOneOnPaper portOne = new PortOneOnPaper();
    private final WayThatLosesAnswers way = WayThatLosesAnswers.to(portOne.port());
    private final PortOneSettings settings = settings(way.address());
    private final PortOne client = new PortOne(settings);
    private final AccountsInMemory accounts = new AccountsInMemory();
    private final PortOneProvider provider = new PortOneProvider(client, accounts, Clock.systemUTC());

    PortOneWorld() throws IOException {}

    static PortOneSettings settings(URI address) {
        return new PortOneSettings(
                address,
                PortOneOnPaper.SECRET,
                List.of(PortOneOnPaper.WEBHOOK_SECRET),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20));
    }

    PortOneOnPaper portOne() {
        return portOne;
    }

    AccountsInMemory accounts() {
        return accounts;
    }

    /** The same, when some time has passed. */
    PaymentProvider providerIn(Duration time) {
        return new PortOneProvider(client, accounts, Clock.offset(Clock.systemUTC(), time));
    }

    PortOneBooks books() {
        return new PortOneBooks(client);
    }

    @Override
    public PaymentProvider provider() {
        return provider;
    }

    @Override
    public WayThatLosesAnswers way() {
        return way;
    }

    @Override
    public Optional<Instrument> with(Payer payer) {
        return switch (payer) {
            case PAYS_AT_ONCE -> Optional.of(card("card"));
            case IS_AWAITED -> Optional.of(chosen(PaymentMethod.BANK_SLIP, "account", "PaymentMethodVirtualAccount"));
            case HAS_NO_MONEY -> {
                Instrument card = card("empty_card");
                portOne.refuses(PAYMENT.value(), "REJECT_CARD_PAYMENT");
                yield Optional.of(card);
            }
            case IS_REFUNDED_LATER -> {
                portOne.cancelsEndAs("REQUESTED");
                yield Optional.of(card("card"));
            }
            case SETS_ASIDE, SETS_ASIDE_FOR_ONE_CAPTURE, IS_REFUNDED_AS_A_WHOLE -> Optional.empty();
        };
    }

    private Instrument card(String token) {
        return chosen(PaymentMethod.CARD, token, "PaymentMethodCard");
    }

    Instrument chosen(PaymentMethod method, String token, String theirs) {
        portOne.payerGoesThrough(PAYMENT.value(), BOTH.minor(), token, theirs);
        return new Instrument(method, token);
    }

    @Override
    public Money both() {
        return BOTH;
    }

    @Override
    public Money one() {
        return ONE;
    }

    @Override
    public void payerDecides(String reference, boolean pays) {
        if (pays) {
            portOne.transferred(reference);
        } else {
            portOne.lapses(reference);
        }
    }

    @Override
    public void settle() {
        portOne.settles();
    }

    @Override
    public Moved moved() {
        long taken = 0;
        long givenBack = 0;
        for (ObjectNode payment : portOne.payments()) {
            if (payment.has("paidAt")) {
                taken += payment.path("amount").path("total").asLong();
                givenBack += payment.path("amount").path("cancelled").asLong();
            }
        }
        return new Moved(0, taken, givenBack);
    }

    @Override
    public List<Notice> told() {
        return portOne.notices();
    }

    @Override
    public void hear(Notice notice, Commands commands) throws IOException {
        new PortOneWebhooks(settings, commands)
                .take(
                        notice.header("webhook-id"),
                        notice.header("webhook-signature"),
                        notice.header("webhook-timestamp"),
                        notice.request());
    }

    @Override
    public void close() {
        client.close();
        way.close();
        portOne.close();
    }
}
