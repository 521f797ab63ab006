package shop.payment.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.key;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;
import shop.kernel.Money;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentPaid;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.ProviderNoticeReceived;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordCaptured;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundAccepted;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.RecordVoided;
import shop.payment.collecting.Registration;
import shop.payment.collecting.TwoBlueMugs;
import shop.platform.messaging.Commands;
import shop.rehearsal.WayThatLosesAnswers;

/**
 * What the shop relies on with every payment provider, whatever its interface is like. An adapter passes it
 * against the provider itself, or against a server that answers as the provider's published description says.
 */
public abstract class PaymentProviderContract {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Somebody whom a provider may speak of, and whom we do not. */
    protected static final String SOMEBODY = "Ana Souza, Rua 1";

    /** The provider as it is set up for these tests; what it knows, it has been told here. */
    protected abstract World open() throws Exception;

    /** Who this provider does not have. All others, the tests meet. */
    protected abstract Set<Payer> unknownHere();

    /** Error answers that its description names, and what each means for what was asked; those of a deed together. */
    protected abstract List<Refusal> refusals();

    /** Whoever pays, and how; each provider has tokens of its own for them. */
    public enum Payer {
        /** Their money is set aside, and may be taken in parts. */
        SETS_ASIDE,
        /** Their money is set aside, and may be taken once. */
        SETS_ASIDE_FOR_ONE_CAPTURE,
        /** Their money is there at once. */
        PAYS_AT_ONCE,
        /** Their money is there once they have decided. */
        IS_AWAITED,
        /** Their bank refuses. */
        HAS_NO_MONEY,
        /** What they are given back takes a while. */
        IS_REFUNDED_LATER,
        /** Their money is there at once, and they are given back all of it, or nothing. */
        IS_REFUNDED_AS_A_WHOLE
    }

    /** What may be asked of a provider. */
    public enum Deed {
        AUTHORISE,
        CAPTURE,
        RELEASE,
        REFUND
    }

    /**
     * How a provider refuses.
     *
     * @param body of its answer
     * @param means what comes of it
     */
    public record Refusal(Deed deed, int status, String body, Class<? extends ProviderAnswer> means) {}

    /** What a payer pays with. */
    public record Instrument(PaymentMethod method, String token) {}

    /** Money as the provider has it in its books, in the currency's smallest unit. */
    public record Moved(long held, long taken, long givenBack) {}

    /** Something that the provider tells by itself, as it is sent. */
    public record Notice(Map<String, String> headers, String body) {

        /** What its receiver reads of it. */
        public HttpServletRequest request() {
            return (HttpServletRequest) Proxy.newProxyInstance(
                    Notice.class.getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class},
                    (request, asked, arguments) -> switch (asked.getName()) {
                        case "getInputStream" -> new Bytes(body.getBytes(UTF_8));
                        case "getHeaders" ->
                            Collections.enumeration(Stream.ofNullable(headers.get(String.valueOf(arguments[0])))
                                    .toList());
                        default -> throw new UnsupportedOperationException(asked.getName());
                    });
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Bytes(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("setReadListener");
        }
    }

    /** A provider with all that goes wrong on the way to it. */
    public interface World extends AutoCloseable {

        /** The adapter, which reaches the provider over the way. */
        PaymentProvider provider();

        WayThatLosesAnswers way();

        /** With what such a payer pays; nothing where the provider has none. */
        Optional<Instrument> with(Payer payer);

        void payerDecides(String reference, boolean pays) throws Exception;

        /** What refunds were accepted before are done, at the latest, soon. */
        default void settle() {}

        /** The money of the payment that these tests speak of. */
        Moved moved();

        /** What the provider has told so far, when it has told that the payer has decided. */
        List<Notice> told() throws Exception;

        /** Gives a notice to the adapter's inbox, which has these commands. */
        void hear(Notice notice, Commands commands) throws Exception;

        /** What both mugs cost. */
        default Money both() {
            return TwoBlueMugs.BOTH;
        }

        /** What one of them costs. */
        default Money one() {
            return TwoBlueMugs.ONE;
        }

        @Override
        void close();
    }

    /** As exceptions are called. */
    private static final Pattern NAME_IN_JAVA = Pattern.compile("\\p{Lu}\\w*(Exception|Error|NotUnderstood)\\b");

    private World world;
    private int operations = 1;

    @BeforeEach
    void begin() throws Exception {
        world = open();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private PaymentProvider provider() {
        return world.provider();
    }

    private Instrument with(Payer payer) {
        Optional<Instrument> instrument = world.with(payer);
        assertThat(instrument.isEmpty())
                .as("%s is unknown here", payer)
                .isEqualTo(unknownHere().contains(payer));
        assumeTrue(instrument.isPresent(), () -> "this provider has nobody who " + payer);
        return instrument.orElseThrow();
    }

    private PaymentAuthorisationRequested authorisation(Payer payer) {
        return authorisation(with(payer), world.both());
    }

    /** What an adapter is asked for, wherever only the means of payment matters. */
    public static PaymentAuthorisationRequested authorisation(Instrument instrument, Money amount) {
        return new PaymentAuthorisationRequested(
                PAYMENT,
                ORDER,
                TENDER,
                key(1),
                instrument.method(),
                amount,
                instrument.token(),
                1,
                Optional.empty(),
                Optional.empty());
    }

    private PaymentCaptureRequested capture(String reference, Money amount) {
        operations++;
        return new PaymentCaptureRequested(
                PAYMENT, ORDER, TENDER, key(operations), reference, "capture-" + operations, amount);
    }

    private PaymentVoidRequested release(String reference) {
        return new PaymentVoidRequested(PAYMENT, ORDER, TENDER, key(++operations), reference, "order cancelled");
    }

    private PaymentRefundRequested refund(String reference, Money amount) {
        operations++;
        return new PaymentRefundRequested(
                PAYMENT,
                ORDER,
                TENDER,
                key(operations),
                reference,
                "refund-" + operations,
                amount,
                "not sent",
                Optional.empty());
    }

    private Registration setAside(Payer payer) {
        return ((RecordAuthorised) provider().authorise(authorisation(payer))).registration();
    }

    private Registration paidAs(Payer payer) {
        return ((RecordPaid) provider().authorise(authorisation(payer))).registration();
    }

    private String paid(Payer payer) {
        return paidAs(payer).providerReference();
    }

    private Payer whoeverPays() {
        return unknownHere().contains(Payer.PAYS_AT_ONCE) ? Payer.SETS_ASIDE : Payer.PAYS_AT_ONCE;
    }

    private Moved moved(long held, long taken, long givenBack) {
        return new Moved(held, taken, givenBack);
    }

    private long both() {
        return world.both().minor();
    }

    private long one() {
        return world.one().minor();
    }

    /** Asks until the answer is heard: whatever gets lost, it is carried out once. */
    private ProviderAnswer askedWithLostAnswers(ProviderRequest request) {
        world.way().losesAnswersToChanges(true);
        assertThat(request.putTo(provider())).isInstanceOf(RecordOutcomeUnknown.class);
        world.way().losesAnswersToChanges(false);
        world.way().loses(true);
        for (int round = 1; round <= 3; round++) {
            assertThat(request.putTo(provider())).isInstanceOfSatisfying(RecordOutcomeUnknown.class, unknown -> {
                assertThat(unknown.operationKey()).isEqualTo(request.operationKey());
                assertThat(unknown.detail()).as("in our words").doesNotContainPattern(NAME_IN_JAVA);
            });
        }
        assertThat(provider().find(request)).containsInstanceOf(RecordOutcomeUnknown.class);
        world.way().loses(false);
        Optional<ProviderAnswer> found = provider().find(request);
        ProviderAnswer answer = request.putTo(provider());
        assertThat(found).as("as its books say").contains(answer);
        assertThat(request.putTo(provider())).as("repeated").isEqualTo(answer);
        return answer;
    }

    @Nested
    @DisplayName("asked to authorise")
    class Authorises {

        @Test
        @DisplayName("sets money aside once, however often it is asked, and says until when (PAY-01, PAY-05)")
        void setsAside() {
            PaymentAuthorisationRequested request = authorisation(Payer.SETS_ASIDE);
            RecordAuthorised answer = (RecordAuthorised) provider().authorise(request);

            assertThat(answer.captureBefore()).isAfter(Instant.now());
            assertThat(answer.registration().severalCaptures()).isTrue();
            assertThat(answer.registration().lastFour())
                    .hasValueSatisfying(digits -> assertThat(digits).matches("\\d{4}"));
            assertThat(provider().authorise(request)).isEqualTo(answer);
            assertThat(world.moved()).isEqualTo(moved(both(), 0, 0));
        }

        @Test
        @DisplayName("has money at once, once, however often it is asked (PAY-05)")
        void paysAtOnce() {
            PaymentAuthorisationRequested request = authorisation(Payer.PAYS_AT_ONCE);
            ProviderAnswer answer = provider().authorise(request);

            assertThat(answer).isInstanceOf(RecordPaid.class);
            assertThat(provider().authorise(request)).isEqualTo(answer);
            assertThat(world.moved()).isEqualTo(moved(0, both(), 0));
        }

        @Test
        @DisplayName("does so once where its answers get lost, and its books say so (PAY-06)")
        void losesAnswers() {
            assertThat(askedWithLostAnswers(authorisation(whoeverPays())))
                    .isInstanceOfAny(RecordPaid.class, RecordAuthorised.class);
            assertThat(world.moved().held() + world.moved().taken()).isEqualTo(both());
        }

        @Test
        @DisplayName("says why the money is refused, in our words (PAY-11)")
        void declines() {
            PaymentAuthorisationRequested request = authorisation(Payer.HAS_NO_MONEY);

            for (int round = 1; round <= 2; round++) {
                assertThat(provider().authorise(request))
                        .isEqualTo(new RecordDeclined(PAYMENT, DeclineReason.INSUFFICIENT_FUNDS));
            }
            assertThat(world.moved()).isEqualTo(moved(0, 0, 0));
        }

        @Test
        @DisplayName("is not asked for more than any payment may be (PAY-17)")
        void isBounded() {
            Money tooMuch = Money.of(Money.MOST, world.both().currency()).plus(world.one());

            assertThat(provider().authorise(authorisation(with(whoeverPays()), tooMuch)))
                    .isEqualTo(new RecordDeclined(PAYMENT, DeclineReason.REFUSED));
            assertThat(world.moved()).isEqualTo(moved(0, 0, 0));
        }

        @Test
        @DisplayName("has nothing in its books of what never arrived (PAY-06)")
        void neverArrived() {
            assertThat(provider().find(authorisation(whoeverPays()))).isEmpty();
            assertThat(provider().takenBack(PAYMENT)).contains(List.of());
        }
    }

    @Nested
    @DisplayName("asked to take what was set aside")
    class Captures {

        @Test
        @DisplayName("takes it in parts, each once, where it has said that it does (PAY-02, PAY-14)")
        void inParts() {
            String reference = setAside(Payer.SETS_ASIDE).providerReference();

            for (int part = 1; part <= 2; part++) {
                PaymentCaptureRequested request = capture(reference, world.one());
                for (int round = 1; round <= 2; round++) {
                    assertThat(provider().capture(request))
                            .isEqualTo(new RecordCaptured(PAYMENT, request.operationKey()));
                }
            }
            assertThat(world.moved()).isEqualTo(moved(0, both(), 0));
        }

        @Test
        @DisplayName("takes no second part where it has not, and says so (PAY-02, PAY-14)")
        void once() {
            Registration registration = setAside(Payer.SETS_ASIDE_FOR_ONE_CAPTURE);
            assertThat(registration.severalCaptures()).isFalse();
            provider().capture(capture(registration.providerReference(), world.one()));
            PaymentCaptureRequested second = capture(registration.providerReference(), world.one());

            assertThat(provider().capture(second)).isEqualTo(new RecordCaptureFailed(PAYMENT, second.operationKey()));
            assertThat(world.moved().taken()).isEqualTo(one());
        }

        @Test
        @DisplayName("does not take more than was set aside, and says so (PAY-02)")
        void notMore() {
            PaymentCaptureRequested request = capture(
                    setAside(Payer.SETS_ASIDE).providerReference(), world.both().plus(world.one()));

            assertThat(provider().capture(request)).isEqualTo(new RecordCaptureFailed(PAYMENT, request.operationKey()));
            assertThat(world.moved()).isEqualTo(moved(both(), 0, 0));
        }

        @Test
        @DisplayName("takes it once where its answers get lost, and its books say so (PAY-06)")
        void losesAnswers() {
            PaymentCaptureRequested request = capture(setAside(Payer.SETS_ASIDE).providerReference(), world.one());
            assertThat(provider().find(request)).isEmpty();

            assertThat(askedWithLostAnswers(request)).isEqualTo(new RecordCaptured(PAYMENT, request.operationKey()));
            assertThat(world.moved()).isEqualTo(moved(one(), one(), 0));
        }
    }

    @Nested
    @DisplayName("asked to let go")
    class Releases {

        @Test
        @DisplayName("holds nothing any more, whatever gets lost (PAY-04)")
        void all() {
            PaymentVoidRequested request = release(setAside(Payer.SETS_ASIDE).providerReference());
            assertThat(provider().find(request)).isEmpty();

            assertThat(askedWithLostAnswers(request)).isEqualTo(new RecordVoided(PAYMENT, request.operationKey()));
            assertThat(world.moved()).isEqualTo(moved(0, 0, 0));
        }

        @Test
        @DisplayName("lets go of what was not taken, and keeps the rest (PAY-04)")
        void theRest() {
            String reference = setAside(Payer.SETS_ASIDE).providerReference();
            provider().capture(capture(reference, world.one()));
            PaymentVoidRequested request = release(reference);

            assertThat(provider().release(request)).isEqualTo(new RecordVoided(PAYMENT, request.operationKey()));
            assertThat(world.moved()).isEqualTo(moved(0, one(), 0));
        }

        @Test
        @DisplayName("lets go of the rest of what may be taken once (PAY-04)")
        void theRestOfOne() {
            String reference = setAside(Payer.SETS_ASIDE_FOR_ONE_CAPTURE).providerReference();
            provider().capture(capture(reference, world.one()));
            PaymentVoidRequested request = release(reference);

            assertThat(provider().release(request)).isEqualTo(new RecordVoided(PAYMENT, request.operationKey()));
            assertThat(world.moved()).isEqualTo(moved(0, one(), 0));
        }

        @Test
        @DisplayName(
                "keeps what it took at once, and says that it has it: nothing of that can be let go (PAY-04, PAY-14)")
        void takenAtOnce() {
            String reference = paid(Payer.PAYS_AT_ONCE);

            assertThat(provider().release(release(reference))).isInstanceOf(RecordPaid.class);
            assertThat(world.moved()).isEqualTo(moved(0, both(), 0));
        }

        @Test
        @DisplayName("takes nothing after that, and says so (PAY-04)")
        void isFinal() {
            String reference = setAside(Payer.SETS_ASIDE).providerReference();
            provider().release(release(reference));
            PaymentCaptureRequested late = capture(reference, world.one());

            assertThat(provider().capture(late)).isEqualTo(new RecordCaptureFailed(PAYMENT, late.operationKey()));
            assertThat(world.moved()).isEqualTo(moved(0, 0, 0));
        }
    }

    @Nested
    @DisplayName("asked to give back")
    class Refunds {

        @Test
        @DisplayName(
                "does so in parts, each once, where it has said that it does, and never more than was taken (PAY-03, PAY-14)")
        void inParts() {
            Registration registration = paidAs(Payer.PAYS_AT_ONCE);
            assertThat(registration.refundable()).isTrue();
            assertThat(registration.partialRefunds()).isTrue();
            String reference = registration.providerReference();
            for (int part = 1; part <= 2; part++) {
                PaymentRefundRequested request = refund(reference, world.one());
                for (int round = 1; round <= 2; round++) {
                    assertThat(provider().refund(request))
                            .isEqualTo(new RecordRefunded(PAYMENT, request.operationKey()));
                }
            }
            PaymentRefundRequested tooMuch = refund(reference, world.one());

            assertThat(provider().refund(tooMuch)).isEqualTo(new RecordRefundFailed(PAYMENT, tooMuch.operationKey()));
            assertThat(world.moved()).isEqualTo(moved(0, both(), both()));
        }

        @Test
        @DisplayName("gives back no part where it has said that it does not, and all of it, once (PAY-03, PAY-14)")
        void asAWhole() {
            Registration registration = paidAs(Payer.IS_REFUNDED_AS_A_WHOLE);
            assertThat(registration.refundable()).isTrue();
            assertThat(registration.partialRefunds()).isFalse();
            PaymentRefundRequested part = refund(registration.providerReference(), world.one());
            PaymentRefundRequested whole = refund(registration.providerReference(), world.both());

            assertThat(provider().refund(part)).isEqualTo(new RecordRefundFailed(PAYMENT, part.operationKey()));
            assertThat(world.moved()).isEqualTo(moved(0, both(), 0));
            for (int round = 1; round <= 2; round++) {
                assertThat(provider().refund(whole)).isEqualTo(new RecordRefunded(PAYMENT, whole.operationKey()));
            }
            assertThat(world.moved()).isEqualTo(moved(0, both(), both()));
        }

        @Test
        @DisplayName("does so once where its answers get lost, and its books say so (PAY-06)")
        void losesAnswers() {
            PaymentRefundRequested request = refund(paid(Payer.PAYS_AT_ONCE), world.one());
            assertThat(provider().find(request)).isEmpty();

            assertThat(askedWithLostAnswers(request)).isEqualTo(new RecordRefunded(PAYMENT, request.operationKey()));
            assertThat(world.moved()).isEqualTo(moved(0, both(), one()));
        }

        @Test
        @DisplayName("says that it will where it takes a while, and its books say when it has (PAY-07)")
        void later() {
            PaymentRefundRequested request = refund(paid(Payer.IS_REFUNDED_LATER), world.one());

            assertThat(provider().refund(request)).isEqualTo(new RecordRefundAccepted(PAYMENT, request.operationKey()));
            world.settle();
            await().atMost(SOON)
                    .until(
                            () -> provider().find(request),
                            found -> found.equals(Optional.of(new RecordRefunded(PAYMENT, request.operationKey()))));
            assertThat(world.moved().givenBack()).isEqualTo(one());
        }
    }

    @Nested
    @DisplayName("waiting for the payer,")
    class Awaits {

        private Registration awaited() {
            RecordPayerAwaited awaited = (RecordPayerAwaited) provider().authorise(authorisation(Payer.IS_AWAITED));
            assertThat(world.moved()).isEqualTo(moved(0, 0, 0));
            return awaited.registration();
        }

        @Test
        @DisplayName("has nothing to tell until the payer has decided, nor while it does not answer")
        void undecided() {
            String reference = awaited().providerReference();
            assertThat(provider().lookUp(PAYMENT, reference)).isEmpty();

            world.way().loses(true);
            assertThat(provider().lookUp(PAYMENT, reference)).isEmpty();
            assertThat(provider().takenBack(PAYMENT)).isEmpty();
        }

        @Test
        @DisplayName("tells that the money is there, which goes back as it has said before (PAY-14)")
        void pays() throws Exception {
            Registration before = awaited();
            world.payerDecides(before.providerReference(), true);

            Registration now = provider()
                    .lookUp(PAYMENT, before.providerReference())
                    .map(answer -> answer instanceof RecordAuthorised setAside
                            ? setAside.registration()
                            : ((RecordPaid) answer).registration())
                    .orElseThrow();
            assertThat(List.of(now.refundable(), now.partialRefunds(), now.refundAccount()))
                    .isEqualTo(List.of(before.refundable(), before.partialRefunds(), before.refundAccount()));
            assertThat(world.moved().held() + world.moved().taken()).isEqualTo(both());
        }

        @Test
        @DisplayName("tells that it will not be")
        void refuses() throws Exception {
            String reference = awaited().providerReference();
            world.payerDecides(reference, false);

            assertThat(provider().lookUp(PAYMENT, reference)).containsInstanceOf(RecordDeclined.class);
            assertThat(world.moved()).isEqualTo(moved(0, 0, 0));
        }

        @Test
        @DisplayName("calls it off")
        void callsOff() {
            PaymentVoidRequested request = release(awaited().providerReference());

            for (int round = 1; round <= 2; round++) {
                assertThat(provider().release(request)).isEqualTo(new RecordVoided(PAYMENT, request.operationKey()));
            }
            assertThat(world.moved()).isEqualTo(moved(0, 0, 0));
        }

        @Test
        @DisplayName("never gives back what a payer has paid who was faster than its being called off")
        void payerIsFaster() throws Exception {
            String reference = awaited().providerReference();
            world.payerDecides(reference, true);
            ProviderAnswer answer = provider().release(release(reference));

            assertThat(world.moved().givenBack()).isZero();
            if (answer instanceof RecordPaid) {
                assertThat(world.moved().taken()).isEqualTo(both());
            } else {
                assertThat(answer).isInstanceOf(RecordVoided.class);
                assertThat(world.moved()).isEqualTo(moved(0, 0, 0));
            }
        }
    }

    @Nested
    @DisplayName("refusing, or saying what nobody understands,")
    class Refuses {

        private final List<Deed> deeds =
                Stream.of(Deed.values()).filter(this::canBeAsked).toList();

        private boolean canBeAsked(Deed deed) {
            return deed != Deed.CAPTURE || !unknownHere().contains(Payer.SETS_ASIDE);
        }

        private ProviderRequest request(Deed deed, String held, String taken) {
            return switch (deed) {
                case AUTHORISE -> authorisation(whoeverPays());
                case CAPTURE -> capture(held, world.one());
                case RELEASE -> release(held);
                case REFUND -> refund(taken, world.one());
            };
        }

        private ProviderAnswer hearing(int status, String body, Deed deed) {
            String reference = switch (deed) {
                case AUTHORISE -> "";
                case REFUND -> paid(Payer.PAYS_AT_ONCE);
                case RELEASE ->
                    unknownHere().contains(Payer.SETS_ASIDE)
                            ? ((RecordPayerAwaited) provider().authorise(authorisation(Payer.IS_AWAITED)))
                                    .registration()
                                    .providerReference()
                            : setAside(Payer.SETS_ASIDE).providerReference();
                case CAPTURE -> setAside(Payer.SETS_ASIDE).providerReference();
            };
            world.way().says(status, body);
            ProviderAnswer answer = request(deed, reference, reference).putTo(provider());
            world.way().saysNothing();
            return answer;
        }

        @Test
        @DisplayName("means what its description says")
        void meansWhatItSays() throws Exception {
            assertThat(refusals()).isNotEmpty();
            Deed before = Deed.AUTHORISE;
            for (Refusal refusal : refusals()) {
                if (refusal.deed() != before) {
                    before = refusal.deed();
                    world.close();
                    world = open();
                }
                assertThat(hearing(refusal.status(), refusal.body(), refusal.deed()))
                        .as("%s: %s %s", refusal.deed(), refusal.status(), refusal.body())
                        .isInstanceOf(refusal.means());
            }
        }

        @Test
        @DisplayName("has done nothing for certain, and nothing is told of whomever it speaks of (PAY-06)")
        void isNotUnderstood() throws Exception {
            for (Deed deed : deeds) {
                for (int status : new int[] {200, 400, 401, 403, 409, 429, 500, 503}) {
                    for (String body : List.of(
                            SOMEBODY,
                            "",
                            "{}",
                            "{\"code\": \"" + SOMEBODY + "\", \"status\": \"" + SOMEBODY + "\", \"message\": \""
                                    + SOMEBODY
                                    + "\", \"error\": {\"type\": \"" + SOMEBODY + "\", \"code\": \"" + SOMEBODY
                                    + "\", \"message\": \"" + SOMEBODY + "\"}}")) {
                        ProviderAnswer answer = hearing(status, body, deed);
                        // Of what was to be let go, its books may say that it is held still, which ends nothing.
                        assertThat(answer)
                                .as("%s: %s %s", deed, status, body)
                                .matches(said -> said instanceof RecordOutcomeUnknown
                                        || deed == Deed.RELEASE && said instanceof RecordAuthorised);
                        assertThat(answer.toString()).doesNotContain("Ana", "Rua");
                        assertThat(answer)
                                .matches(
                                        said -> !(said instanceof RecordOutcomeUnknown unknown)
                                                || !NAME_IN_JAVA
                                                        .matcher(unknown.detail())
                                                        .find(),
                                        "in our words");
                    }
                }
                world.close();
                world = open();
            }
        }
    }

    @Nested
    @DisplayName("telling by itself")
    class Tells {

        @Test
        @DisplayName("is believed when it can be proved that it does, and by nobody else (PAY-08)")
        void isProved() throws Exception {
            List<Notice> told = told(new PaymentsInMemory());
            for (Notice notice : told) {
                PaymentsInMemory payments = new PaymentsInMemory();
                payments.commands().send(asked());
                List<Object> before = payments.happened();
                for (Notice forged : forgeries(notice)) {
                    assertThatThrownBy(() -> world.hear(forged, payments.commands()))
                            .isInstanceOfSatisfying(
                                    ErrorResponseException.class,
                                    refused -> assertThat(
                                                    refused.getStatusCode().value())
                                            .isEqualTo(401));
                }
                assertThat(payments.happened()).isEqualTo(before);
            }
        }

        @Test
        @DisplayName("comes to one end, in whichever order and however often (PAY-08)")
        void inAnyOrder() throws Exception {
            List<Notice> told = told(new PaymentsInMemory());
            List<Notice> backwards = new ArrayList<>(told);
            Collections.reverse(backwards);
            List<Notice> twice = new ArrayList<>(told);
            twice.addAll(backwards);

            Set<Object> once = after(told);
            assertThat(once).anyMatch(fact -> fact instanceof ProviderNoticeReceived || fact instanceof PaymentPaid);
            assertThat(after(backwards)).isEqualTo(once);
            assertThat(after(twice)).isEqualTo(once);
        }

        private AuthorisePayment asked() {
            Instrument instrument = with(Payer.IS_AWAITED);
            return new AuthorisePayment(
                    PAYMENT,
                    ORDER,
                    TENDER,
                    instrument.method(),
                    world.both(),
                    instrument.token(),
                    1,
                    Optional.empty(),
                    Optional.empty());
        }

        /** All that it tells of a payment whose payer was awaited, and has paid. */
        private List<Notice> told(PaymentsInMemory payments) throws Exception {
            payments.commands().send(asked());
            awaited = (RecordPayerAwaited) provider().authorise(authorisation(Payer.IS_AWAITED));
            world.payerDecides(awaited.registration().providerReference(), true);
            List<Notice> told = world.told();
            assertThat(told).isNotEmpty();
            return told;
        }

        private RecordPayerAwaited awaited;

        private Set<Object> after(List<Notice> notices) throws Exception {
            PaymentsInMemory payments = new PaymentsInMemory();
            payments.commands().send(asked());
            payments.commands().send(awaited);
            for (Notice notice : notices) {
                world.hear(notice, payments.commands());
            }
            provider()
                    .lookUp(PAYMENT, awaited.registration().providerReference())
                    .ifPresent(payments.commands()::send);
            List<Object> happened = payments.happened();
            assertThat(happened).doesNotHaveDuplicates();
            return new HashSet<>(happened);
        }
    }

    /** The same notice as others might send it. Where only asking proves one, there is none. */
    protected List<Notice> forgeries(Notice notice) {
        return List.of(
                new Notice(Map.of(), notice.body()),
                new Notice(notice.headers(), notice.body() + " "),
                new Notice(notice.headers(), notice.body().replaceFirst("payment", "payments")));
    }
}
