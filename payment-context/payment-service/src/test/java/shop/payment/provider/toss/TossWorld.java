package shop.payment.provider.toss;

import static shop.payment.collecting.TwoBlueMugs.PAYMENT;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import shop.payment.provider.WhosePayments;
import shop.platform.messaging.Commands;
import shop.rehearsal.WayThatLosesAnswers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Toss Payments on paper, and the adapter before it. */
final class TossWorld implements World {

    static final Money BOTH = Money.of(25_800, "KRW");
    static final Money ONE = Money.of(12_900, "KRW");

    private final TossOnPaper toss = new TossOnPaper();
    private final WayThatLosesAnswers way = WayThatLosesAnswers.to(toss.port());
    private final Toss client = new Toss(settings(way.address()));
    private final AccountsInMemory accounts = new AccountsInMemory();
    private final TossProvider provider = new TossProvider(
            client, new OneCancelASecond(Clock.systemUTC(), TossOnPaper.SECOND.plusMillis(10)), accounts);

    TossWorld() throws IOException {}

    static TossSettings settings(URI address) {
        return new TossSettings(address, TossOnPaper.KEY, Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    TossOnPaper toss() {
        return toss;
    }

    AccountsInMemory accounts() {
        return accounts;
    }

    TossBooks books() {
        return new TossBooks(client);
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
            case PAYS_AT_ONCE -> Optional.of(chosen(PaymentMethod.CARD, "card", "카드"));
            case IS_AWAITED -> Optional.of(chosen(PaymentMethod.BANK_SLIP, "account", "가상계좌"));
            case HAS_NO_MONEY -> {
                Instrument card = chosen(PaymentMethod.CARD, "empty_card", "카드");
                toss.refuses("empty_card", "REJECT_CARD_PAYMENT");
                yield Optional.of(card);
            }
            case IS_REFUNDED_AS_A_WHOLE -> {
                Instrument card = chosen(PaymentMethod.CARD, "whole_card", "카드");
                toss.onlyWhole("whole_card");
                yield Optional.of(card);
            }
            case SETS_ASIDE, SETS_ASIDE_FOR_ONE_CAPTURE, IS_REFUNDED_LATER -> Optional.empty();
        };
    }

    Instrument chosen(PaymentMethod method, String key, String theirs) {
        toss.payerChooses(key, PAYMENT.value(), BOTH.minor(), theirs);
        return new Instrument(method, key);
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
            toss.transferred(reference);
        } else {
            toss.lapses(reference);
        }
    }

    @Override
    public Moved moved() {
        long taken = 0;
        long givenBack = 0;
        for (ObjectNode payment : toss.payments()) {
            if (payment.path("approvedAt").isString()) {
                taken += payment.path("totalAmount").asLong();
                givenBack += payment.path("totalAmount").asLong()
                        - payment.path("balanceAmount").asLong();
            }
        }
        return new Moved(0, taken, givenBack);
    }

    @Override
    public List<Notice> told() {
        return toss.notices().stream().map(body -> new Notice(Map.of(), body)).toList();
    }

    @Override
    public void hear(Notice notice, Commands commands) throws IOException {
        new TossWebhooks(client, JsonMapper.shared(), WhosePayments.ofOne("toss"), commands).take(notice.request());
    }

    @Override
    public void close() {
        way.close();
        toss.close();
    }
}
