package shop.payment.provider.portone;

import static java.util.stream.Collectors.toMap;

import io.portone.sdk.server.common.Bank;
import io.portone.sdk.server.errors.CancelAmountExceedsCancellableAmountException;
import io.portone.sdk.server.errors.InvalidRequestException;
import io.portone.sdk.server.errors.NegativePromotionAdjustedCancelAmountException;
import io.portone.sdk.server.errors.PaymentAlreadyCancelledException;
import io.portone.sdk.server.errors.PaymentNotPaidException;
import io.portone.sdk.server.errors.PortOneException;
import io.portone.sdk.server.errors.PromotionDiscountRetainOptionShouldNotBeChangedException;
import io.portone.sdk.server.errors.SumOfPartsExceedsCancelAmountException;
import io.portone.sdk.server.errors.UnknownException;
import io.portone.sdk.server.payment.FailedPayment;
import io.portone.sdk.server.payment.PaymentFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import shop.payment.api.DeclineReason;

/**
 * The words of PortOne, and ours. Why a payment has failed is told in the code of the payment service behind it; those of
 * Toss Payments are known (docs.tosspayments.com/reference/error-codes), all others are refusals.
 */
final class PortOneWords {

    private static final Map<String, DeclineReason> DECLINED = Map.of(
            "REJECT_CARD_PAYMENT", DeclineReason.INSUFFICIENT_FUNDS,
            "REJECT_ACCOUNT_PAYMENT", DeclineReason.INSUFFICIENT_FUNDS,
            "EXCEED_MAX_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS,
            "EXCEED_MAX_PAYMENT_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS,
            "EXCEED_MAX_ONE_DAY_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS,
            "INVALID_CARD_EXPIRATION", DeclineReason.EXPIRED_CARD,
            "INVALID_CARD_LOST_OR_STOLEN", DeclineReason.SUSPECTED_FRAUD,
            "FDS_ERROR", DeclineReason.SUSPECTED_FRAUD,
            "CARD_PROCESSING_ERROR", DeclineReason.TRY_AGAIN,
            "NOT_AVAILABLE_BANK", DeclineReason.TRY_AGAIN);

    /** Cancelling was refused: by this request, nothing was given back. */
    private static final List<Class<? extends PortOneException>> NOT_GIVEN_BACK = List.of(
            CancelAmountExceedsCancellableAmountException.class,
            InvalidRequestException.class,
            NegativePromotionAdjustedCancelAmountException.class,
            PaymentAlreadyCancelledException.class,
            PaymentNotPaidException.class,
            PromotionDiscountRetainOptionShouldNotBeChangedException.class,
            SumOfPartsExceedsCancelAmountException.class);

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

    static boolean saysNothingWasGivenBack(PortOneException refused) {
        return NOT_GIVEN_BACK.stream().anyMatch(kind -> kind.isInstance(refused));
    }

    /** Whether its description names this error; of the others nothing is known, not even whether something was done. */
    static boolean isKnown(PortOneException refused) {
        return !(refused instanceof UnknownException);
    }

    /** @param name as the table of banks has it */
    static Bank bank(String name) {
        return Optional.ofNullable(BANKS.get(name)).orElseThrow();
    }
}
