package shop.payment.provider.portone;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;

import io.portone.sdk.server.common.Bank;
import io.portone.sdk.server.errors.PortOneException;
import io.portone.sdk.server.errors.UnknownException;
import io.portone.sdk.server.payment.FailedPayment;
import io.portone.sdk.server.payment.PaymentFailure;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.client.RestClientResponseException;
import shop.payment.api.DeclineReason;
import shop.payment.provider.NoAnswer;

/**
 * The words of PortOne, and ours. Why a payment has failed is told in the code of the payment service behind it; those of
 * Toss Payments are known (docs.tosspayments.com/reference/error-codes), all others are refusals.
 */
final class PortOneWords {

    static final Map<String, DeclineReason> DECLINED = Map.ofEntries(
            entry("CARD_PROCESSING_ERROR", DeclineReason.TRY_AGAIN),
            entry("EXCEED_MAX_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_DAILY_PAYMENT_COUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_ONE_DAY_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_PAYMENT_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("FDS_ERROR", DeclineReason.SUSPECTED_FRAUD),
            entry("INVALID_CARD_EXPIRATION", DeclineReason.EXPIRED_CARD),
            entry("INVALID_CARD_LOST_OR_STOLEN", DeclineReason.SUSPECTED_FRAUD),
            entry("NOT_AVAILABLE_BANK", DeclineReason.TRY_AGAIN),
            entry("NOT_AVAILABLE_PAYMENT", DeclineReason.TRY_AGAIN),
            entry("NOT_FOUND_PAYMENT_SESSION", DeclineReason.TRY_AGAIN),
            entry("REJECT_ACCOUNT_PAYMENT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("REJECT_CARD_PAYMENT", DeclineReason.INSUFFICIENT_FUNDS));

    /** Confirming was refused for what it says: it was not begun where no payment of this name is. */
    static final Set<String> NOT_BEGUN = Set.of("INVALID_REQUEST", "PAYMENT_NOT_FOUND");

    /** Confirming was refused for its token: where no payment of this name is yet, another may be under way. */
    static final Set<String> TOKEN_NOT_TAKEN = Set.of("INFORMATION_MISMATCH", "INVALID_PAYMENT_TOKEN");

    /** Cancelling was refused: by this request, nothing was given back. */
    static final Set<String> NOT_GIVEN_BACK = Set.of(
            "CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT",
            "INVALID_REQUEST",
            "NEGATIVE_PROMOTION_ADJUSTED_CANCEL_AMOUNT",
            "PAYMENT_ALREADY_CANCELLED",
            "PAYMENT_NOT_PAID",
            "PROMOTION_DISCOUNT_RETAIN_OPTION_SHOULD_NOT_BE_CHANGED",
            "SUM_OF_PARTS_EXCEEDS_CANCEL_AMOUNT");

    private static final String EXCEPTION = "Exception";
    private static final Pattern WORD_BEGINS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private static final Map<String, Bank> BANKS = Stream.<Bank>of(
                    Bank.Busan.INSTANCE,
                    Bank.Citi.INSTANCE,
                    Bank.Daegu.INSTANCE,
                    Bank.Hana.INSTANCE,
                    Bank.Hsbc.INSTANCE,
                    Bank.Ibk.INSTANCE,
                    Bank.Jeju.INSTANCE,
                    Bank.Jeonbuk.INSTANCE,
                    Bank.KBank.INSTANCE,
                    Bank.Kakao.INSTANCE,
                    Bank.Kdb.INSTANCE,
                    Bank.Kfcc.INSTANCE,
                    Bank.Kookmin.INSTANCE,
                    Bank.Kwangju.INSTANCE,
                    Bank.Kyongnam.INSTANCE,
                    Bank.LocalNonghyup.INSTANCE,
                    Bank.Nfcf.INSTANCE,
                    Bank.Nonghyup.INSTANCE,
                    Bank.Post.INSTANCE,
                    Bank.SavingsBank.INSTANCE,
                    Bank.Shinhan.INSTANCE,
                    Bank.Shinhyup.INSTANCE,
                    Bank.StandardChartered.INSTANCE,
                    Bank.Suhyup.INSTANCE,
                    Bank.Toss.INSTANCE,
                    Bank.Woori.INSTANCE)
            .collect(toMap(Bank::getValue, Function.identity()));

    private PortOneWords() {}

    static DeclineReason reason(FailedPayment failed) {
        return Optional.of(failed.getFailure())
                .map(PaymentFailure::getPgCode)
                .map(DECLINED::get)
                .orElse(DeclineReason.REFUSED);
    }

    static boolean saysNothingWasGivenBack(PortOneRefused refused) {
        return NOT_GIVEN_BACK.contains(refused.type());
    }

    /**
     * An operation's key as PortOne takes one: 16 to 256 letters, digits, hyphens and underscores
     * (developers.portone.io/api/rest-v2, 멱등 키). Ours are unlike each other, and stay so.
     */
    static String key(String operationKey) {
        return "shop-" + operationKey.replace('/', '_');
    }

    /** Whether its description names this error; of the others nothing is known, not even whether something was done. */
    static boolean isKnown(PortOneException refused) {
        return !(refused instanceof UnknownException);
    }

    /** In our words, or by its own code: its client calls its exceptions by that, such as UNAUTHORIZED. */
    static String whatWasSeen(Throwable why) {
        if (why instanceof PortOneException refused && isKnown(refused)) {
            String name = refused.getClass().getSimpleName();
            return WORD_BEGINS
                    .matcher(name.substring(0, name.length() - EXCEPTION.length()))
                    .replaceAll("_")
                    .toUpperCase(Locale.ROOT);
        }
        return why instanceof RestClientResponseException error
                ? NoAnswer.ofStatus(error.getStatusCode().value(), "")
                : NoAnswer.inOurWords(why);
    }

    /** @param name as the table of banks has it */
    static Bank bank(String name) {
        return Optional.ofNullable(BANKS.get(name)).orElseThrow();
    }
}
