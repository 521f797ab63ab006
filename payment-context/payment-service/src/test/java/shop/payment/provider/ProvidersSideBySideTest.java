package shop.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.key;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView.Booking;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;
import shop.payment.collecting.MoneyTakenBack;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordCaptured;
import shop.payment.collecting.RecordDispute;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.RecordTurnedBack;
import shop.payment.collecting.RecordVoided;
import shop.payment.collecting.Registration;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;
import shop.payment.disputing.RecordDisputeAnswered;

@DisplayName("Several providers side by side")
class ProvidersSideBySideTest {

    private static final ProvidersAtWork STRIPE_AND_TOSS = new ProvidersAtWork("stripe", List.of("toss"));

    private final Room stripe = new Room(Duration.ofHours(24));
    private final Room toss = new Room(Duration.ofDays(15));
    private final PaymentProvider both =
            new ProvidersSideBySide(STRIPE_AND_TOSS, Map.of("stripe", stripe, "toss", toss));

    /** A provider that does as it is asked, and remembers what it was called there. */
    private static final class Room implements PaymentProvider {

        private final Duration remembersFor;
        private final List<String> asked = new ArrayList<>();
        private boolean answers = true;

        Room(Duration remembersFor) {
            this.remembersFor = remembersFor;
        }

        @Override
        public Duration remembersKeysFor(ProviderRequest request) {
            return remembersFor;
        }

        private Registration registration(String name) {
            asked.add(name);
            return new Registration(name, Optional.empty(), false, true);
        }

        @Override
        public ProviderAnswer authorise(PaymentAuthorisationRequested request) {
            Registration known = registration(request.token());
            return switch (request.method()) {
                case CARD -> new RecordAuthorised(PAYMENT, known, Instant.EPOCH);
                case BANK_SLIP -> new RecordPayerAwaited(PAYMENT, known, Optional.empty(), Optional.empty());
                default -> new RecordPaid(PAYMENT, known);
            };
        }

        @Override
        public ProviderAnswer capture(PaymentCaptureRequested request) {
            asked.add(request.providerReference());
            return new RecordCaptured(PAYMENT, request.operationKey());
        }

        @Override
        public ProviderAnswer release(PaymentVoidRequested request) {
            asked.add(request.providerReference());
            return new RecordVoided(PAYMENT, request.operationKey());
        }

        @Override
        public ProviderAnswer refund(PaymentRefundRequested request) {
            asked.add(request.providerReference());
            return new RecordRefunded(PAYMENT, request.operationKey());
        }

        @Override
        public Optional<ProviderAnswer> find(ProviderRequest request) {
            return Optional.of(request.putTo(this));
        }

        @Override
        public Optional<ProviderAnswer> lookUp(PaymentId paymentId, String providerReference) {
            return Optional.of(new RecordPaid(PAYMENT, registration(providerReference)));
        }

        @Override
        public Optional<List<MoneyTakenBack>> takenBack(PaymentId paymentId) {
            return answers
                    ? Optional.of(List.of(new RecordTurnedBack(PAYMENT, registration("deposit"))))
                    : Optional.empty();
        }
    }

    private static PaymentAuthorisationRequested authorisation(PaymentMethod method, String token) {
        return new PaymentAuthorisationRequested(
                PAYMENT, ORDER, TENDER, key(1), method, BOTH, token, 1, Optional.empty(), Optional.empty());
    }

    private static Registration known(String reference) {
        return new Registration(reference, Optional.empty(), false, true);
    }

    @Test
    @DisplayName("remember a key each as long as it does, and who is not at work remembers none (PAY-05)")
    void keys() {
        assertThat(both.remembersKeysFor(authorisation(PaymentMethod.CARD, "pm_1")))
                .isEqualTo(Duration.ofHours(24));
        assertThat(both.remembersKeysFor(authorisation(PaymentMethod.CARD, "toss:key_1")))
                .isEqualTo(Duration.ofDays(15));
        assertThat(both.remembersKeysFor(authorisation(PaymentMethod.CARD, "portone:token_1")))
                .isZero();
    }

    @Test
    @DisplayName("are asked by whose token it is, and the payment remembers whose it is")
    void byToken() {
        assertThat(both.authorise(authorisation(PaymentMethod.CARD, "pm_1")))
                .isEqualTo(new RecordAuthorised(PAYMENT, known("pm_1"), Instant.EPOCH));
        assertThat(both.authorise(authorisation(PaymentMethod.DEBIT, "toss:key_1")))
                .isEqualTo(new RecordPaid(PAYMENT, known("toss:key_1")));
        assertThat(both.authorise(authorisation(PaymentMethod.BANK_SLIP, "toss:key_2")))
                .isEqualTo(new RecordPayerAwaited(PAYMENT, known("toss:key_2"), Optional.empty(), Optional.empty()));
        assertThat(both.find(authorisation(PaymentMethod.DEBIT, "toss:key_3")))
                .contains(new RecordPaid(PAYMENT, known("toss:key_3")));
        assertThat(stripe.asked).containsExactly("pm_1");
        assertThat(toss.asked).containsExactly("key_1", "key_2", "key_3");
    }

    @Test
    @DisplayName("are asked by whose payment it is, so that money goes back the way it came")
    void byPayment() {
        for (String reference : List.of("pi_1", "toss:key_1")) {
            assertThat(both.capture(
                            new PaymentCaptureRequested(PAYMENT, ORDER, TENDER, key(2), reference, "capture-1", ONE)))
                    .isEqualTo(new RecordCaptured(PAYMENT, key(2)));
            assertThat(both.refund(new PaymentRefundRequested(
                            PAYMENT, ORDER, TENDER, key(3), reference, "refund-1", ONE, "not sent", Optional.empty())))
                    .isEqualTo(new RecordRefunded(PAYMENT, key(3)));
            assertThat(both.find(new PaymentVoidRequested(PAYMENT, ORDER, TENDER, key(4), reference, "no")))
                    .contains(new RecordVoided(PAYMENT, key(4)));
            assertThat(both.lookUp(PAYMENT, reference)).contains(new RecordPaid(PAYMENT, known(reference)));
        }
        assertThat(stripe.asked).containsExactly("pi_1", "pi_1", "pi_1", "pi_1");
        assertThat(toss.asked).containsExactly("key_1", "key_1", "key_1", "key_1");
    }

    @Test
    @DisplayName("are never asked for what is with one that is not at work: it has not answered (PAY-06)")
    void notAtWork() {
        PaymentProvider stripeAlone =
                new ProvidersSideBySide(new ProvidersAtWork("stripe", List.of()), Map.of("stripe", stripe));
        PaymentRefundRequested refund = new PaymentRefundRequested(
                PAYMENT, ORDER, TENDER, key(3), "toss:key_1", "refund-1", ONE, "not sent", Optional.empty());
        RecordOutcomeUnknown unknown = new RecordOutcomeUnknown(PAYMENT, key(3), "its provider is not at work here");

        assertThat(stripeAlone.refund(refund)).isEqualTo(unknown);
        assertThat(stripeAlone.find(refund)).contains(unknown);
        assertThat(stripeAlone.lookUp(PAYMENT, "toss:key_1")).isEmpty();
        assertThat(stripe.asked).isEmpty();
    }

    @Test
    @DisplayName("tell what went back only when each of them has")
    void takenBack() {
        assertThat(both.takenBack(PAYMENT))
                .contains(List.of(
                        new RecordTurnedBack(PAYMENT, known("deposit")),
                        new RecordTurnedBack(PAYMENT, known("toss:deposit"))));
        toss.answers = false;
        assertThat(both.takenBack(PAYMENT)).isEmpty();
    }

    @Test
    @DisplayName("have books that are read one after another")
    void books() {
        ProviderBooks all =
                new BooksSideBySide(STRIPE_AND_TOSS, Map.of("stripe", books("stripe", 2), "toss", books("toss", 1)));
        ProviderBooks.Span span = new ProviderBooks.Span(Instant.EPOCH, Instant.now(), false);
        List<String> read = new ArrayList<>();
        Optional<String> place = Optional.empty();
        do {
            ProviderBooks.Page page = all.read(span, place).orElseThrow();
            page.bookings().forEach(line -> read.add(line.operation()));
            place = page.next();
        } while (place.isPresent());

        assertThat(read).containsExactly("stripe 1", "stripe 2", "toss 1");
        assertThat(all.of("payment-1-1").orElseThrow()).hasSize(2);
    }

    private static ProviderBooks books(String name, int pages) {
        return new ProviderBooks() {
            @Override
            public Optional<Page> read(Span span, Optional<String> after) {
                int page = after.map(Integer::parseInt).orElse(1);
                return Optional.of(new Page(
                        List.of(line(page)), page < pages ? Optional.of(String.valueOf(page + 1)) : Optional.empty()));
            }

            @Override
            public Optional<List<ProviderBooking>> of(String reference) {
                return Optional.of(List.of(line(1)));
            }

            private ProviderBooking line(int page) {
                return new ProviderBooking("payment-1-1", Instant.EPOCH, Booking.Kind.REFUNDED, name + " " + page, ONE);
            }
        };
    }

    @Test
    @DisplayName("hear of the disputes that are theirs alone")
    void disputes() {
        List<String> answered = new ArrayList<>();
        DisputeDesk desks = new DesksSideBySide(List.of(desk("dp_1", answered), desk("dp_2", answered)));
        DisputeId second = DisputeId.of(PAYMENT, "dp_2");

        assertThat(desks.disputes(PAYMENT))
                .extracting(RecordDispute::providersName)
                .containsExactly("dp_1", "dp_2");
        assertThat(desks.answer(answer(second))).isPresent();
        assertThat(desks.answer(answer(DisputeId.of(PAYMENT, "dp_3")))).isEmpty();
        assertThat(answered).containsExactly("dp_2");
    }

    private static DisputeAnswerRequested answer(DisputeId dispute) {
        return new DisputeAnswerRequested(
                dispute, PAYMENT, ORDER, TENDER, dispute.value() + "/1", DisputeAnswer.ACCEPTED, "", Optional.empty());
    }

    private static DisputeDesk desk(String name, List<String> answered) {
        return new DisputeDesk() {
            @Override
            public Optional<RecordDisputeAnswered> answer(DisputeAnswerRequested request) {
                answered.add(name);
                return Optional.of(new RecordDisputeAnswered(request.disputeId(), request.operationKey()));
            }

            @Override
            public List<RecordDispute> disputes(PaymentId paymentId) {
                return List.of(new RecordDispute(
                        paymentId,
                        name,
                        DisputeKind.CHARGEBACK,
                        ONE,
                        DisputeReason.OTHER,
                        Optional.empty(),
                        Optional.empty()));
            }
        };
    }

    @Test
    @DisplayName("are those that there are, each once")
    void areKnown() {
        assertThat(new ProvidersAtWork("stripe", List.of("toss")).all()).containsExactly("stripe", "toss");
        for (List<String> wrong : List.of(List.of("stripe"), List.of("paypal"), List.of("toss", "toss"))) {
            assertThatThrownBy(() -> new ProvidersAtWork("stripe", wrong))
                    .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        }
        assertThatThrownBy(() -> new ProvidersAtWork("Stripe", List.of()))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refused -> assertThat(refused.getReason()).contains("simulated, stripe, toss, portone"));
    }

    @Test
    @DisplayName("are those whose room this service has, which is said when it starts")
    void haveARoom() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("told", Map.of("payment.provider.kind", "portone")));
        BeanFactoryPostProcessor check = ProvidersConfiguration.providersAreKnown(environment);

        assertThatThrownBy(() -> check.postProcessBeanFactory(new DefaultListableBeanFactory()))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refused -> assertThat(refused.getReason()).contains("payment-portone"));
    }
}
