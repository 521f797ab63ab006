package shop.order.returns;

import static shop.order.returns.MugsReturned.RETURN;
import static shop.order.returns.MugsReturned.approved;
import static shop.order.returns.MugsReturned.callOff;
import static shop.order.returns.MugsReturned.calledOff;
import static shop.order.returns.MugsReturned.declined;
import static shop.order.returns.MugsReturned.inspect;
import static shop.order.returns.MugsReturned.inspected;
import static shop.order.returns.MugsReturned.lapsed;
import static shop.order.returns.MugsReturned.open;
import static shop.order.returns.MugsReturned.opened;
import static shop.order.returns.MugsReturned.received;
import static shop.order.returns.MugsReturned.recordLapsed;
import static shop.order.returns.MugsReturned.recordReceived;
import static shop.order.returns.MugsReturned.usedMug;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.order.api.ReturnReason;
import shop.order.api.UnitCondition;
import shop.order.ordering.Verdict;
import shop.specification.AggregateSpecification;

@DisplayName("A return (ORD-11, ORD-15)")
class ReturnSpecification {

    @Nested
    @DisplayName("where the shop lets things come back by themselves")
    class ByItself {

        @RegisterExtension
        final AggregateSpecification<Return> returned =
                AggregateSpecification.of(Return.class).withResource(MugsReturned.BY_ITSELF);

        @Test
        @DisplayName("is approved at once, and once")
        void isApproved() {
            returned.givenNothing()
                    .when(open(ReturnReason.CHANGE_OF_MIND))
                    .then(opened(ReturnReason.CHANGE_OF_MIND), approved());
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved())
                    .when(open(ReturnReason.CHANGE_OF_MIND))
                    .thenNothing();
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved())
                    .when(new ApproveReturn(RETURN))
                    .thenNothing();
        }

        @Test
        @DisplayName("cannot be declined after that")
        void isNotDeclined() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved())
                    .when(new DeclineReturn(RETURN, "made to measure"))
                    .thenRejected("ORD-11", "return-decided");
        }

        @Test
        @DisplayName("needs no inspection when it came back whole and as new")
        void asNew() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved())
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .then(received(2, UnitCondition.AS_NEW), inspected(true, Verdict.refund(1, 2)));
        }

        @ParameterizedTest
        @EnumSource(
                value = ReturnReason.class,
                names = {"DEFECT", "DAMAGED"})
        @DisplayName("needs none when it is broken, as was said")
        void broken(ReturnReason reason) {
            returned.given(opened(reason), approved())
                    .when(recordReceived(2, UnitCondition.DAMAGED))
                    .then(received(2, UnitCondition.DAMAGED), inspected(true, Verdict.refund(1, 2)));
        }

        @Test
        @DisplayName("is looked at when it is used, something else, or less than was to come back")
        void isLookedAt() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved())
                    .when(recordReceived(2, UnitCondition.USED))
                    .then(received(2, UnitCondition.USED));
            returned.given(opened(ReturnReason.DEFECT), approved())
                    .when(recordReceived(2, UnitCondition.NOT_WHAT_WAS_SENT))
                    .then(received(2, UnitCondition.NOT_WHAT_WAS_SENT));
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved())
                    .when(recordReceived(1, UnitCondition.AS_NEW))
                    .then(received(1, UnitCondition.AS_NEW));
        }

        @Test
        @DisplayName("is received once")
        void isReceivedOnce() {
            returned.given(
                            opened(ReturnReason.CHANGE_OF_MIND),
                            approved(),
                            received(2, UnitCondition.AS_NEW),
                            inspected(true, Verdict.refund(1, 2)))
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .thenNothing();
        }

        @Test
        @DisplayName("is looked at when it comes though nobody awaited it any more")
        void comesNevertheless() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved(), lapsed(false))
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .then(received(2, UnitCondition.AS_NEW));
        }

        @Test
        @DisplayName("lapses once, and once more when the carrier had it after all; not when it is here or decided")
        void lapses() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved())
                    .when(recordLapsed(false))
                    .then(lapsed(false));
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved(), lapsed(false))
                    .when(recordLapsed(false))
                    .thenNothing();
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved(), lapsed(false))
                    .when(recordLapsed(true))
                    .then(lapsed(true));
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved(), lapsed(true))
                    .when(recordLapsed(false))
                    .thenNothing();
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved(), received(1, UnitCondition.USED))
                    .when(recordLapsed(true))
                    .thenNothing();
            returned.given(
                            opened(ReturnReason.CHANGE_OF_MIND),
                            approved(),
                            lapsed(true),
                            inspected(false, Verdict.refund(1, 2)))
                    .when(recordLapsed(true))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("that is taken back by whoever asked for it")
    class CalledOff {

        @RegisterExtension
        final AggregateSpecification<Return> returned =
                AggregateSpecification.of(Return.class).withResource(MugsReturned.BY_ITSELF);

        private final Object asked = opened(ReturnReason.CHANGE_OF_MIND);

        @Test
        @DisplayName("is called off, once, whether it was approved or not")
        void isCalledOff() {
            returned.given(asked).when(callOff()).then(calledOff(false));
            returned.given(asked, approved()).when(callOff()).then(calledOff(true));
            returned.given(asked, approved(), calledOff(true)).when(callOff()).thenNothing();
        }

        @Test
        @DisplayName("goes on where it was declined, is here, is decided, or was missed meanwhile")
        void isTooLate() {
            returned.given(asked, declined()).when(callOff()).thenNothing();
            returned.given(asked, approved(), received(2, UnitCondition.USED))
                    .when(callOff())
                    .thenNothing();
            returned.given(asked, approved(), lapsed(true)).when(callOff()).thenNothing();
            returned.given(
                            asked,
                            approved(),
                            lapsed(true),
                            inspected(
                                    false,
                                    new Verdict(1, 2, false, Optional.empty(), Optional.of("it did not arrive"))))
                    .when(callOff())
                    .thenNothing();
        }

        @Test
        @DisplayName("is neither approved nor declined after that, nor inspected, as long as nothing comes")
        void isNotDecided() {
            returned.given(asked, calledOff(false))
                    .when(new ApproveReturn(RETURN))
                    .thenRejected("ORD-11", "return-cancelled");
            returned.given(asked, calledOff(false))
                    .when(new DeclineReturn(RETURN, "made to measure"))
                    .thenRejected("ORD-11", "return-cancelled");
            returned.given(asked, approved(), calledOff(true))
                    .when(inspect(Verdict.refund(1, 2)))
                    .thenRejected("ORD-11", "return-cancelled");
        }

        @Test
        @DisplayName("is looked at where it comes nevertheless, or was lost on its way")
        void comesNevertheless() {
            returned.given(asked, approved(), calledOff(true))
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .then(received(2, UnitCondition.AS_NEW))
                    .when(inspect(Verdict.refund(1, 2)))
                    .then(inspected(false, Verdict.refund(1, 2)));
            returned.given(asked, approved(), calledOff(true))
                    .when(recordLapsed(true))
                    .then(lapsed(true))
                    .when(inspect(Verdict.refund(1, 2)))
                    .then(inspected(false, Verdict.refund(1, 2)));
        }
    }

    @Nested
    @DisplayName("where a person decides")
    class BySupport {

        @RegisterExtension
        final AggregateSpecification<Return> returned = AggregateSpecification.of(Return.class)
                .withResource(
                        MugsReturned.BY_SUPPORT, "order.returns.approval=support", "order.returns.inspection=support");

        @Test
        @DisplayName("waits for them, and is approved")
        void isApproved() {
            returned.givenNothing().when(open(ReturnReason.CHANGE_OF_MIND)).then(opened(ReturnReason.CHANGE_OF_MIND));
            returned.given(opened(ReturnReason.CHANGE_OF_MIND))
                    .when(new ApproveReturn(RETURN))
                    .then(approved());
        }

        @Test
        @DisplayName("or declined, once, and not approved after that")
        void isDeclined() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND))
                    .when(new DeclineReturn(RETURN, "made to measure"))
                    .then(declined());
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), declined())
                    .when(new DeclineReturn(RETURN, "made to measure"))
                    .thenNothing();
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), declined())
                    .when(new ApproveReturn(RETURN))
                    .thenRejected("ORD-11", "return-decided");
        }

        @Test
        @DisplayName("keeps no card number (PAY-09)")
        void noCardNumbers() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND))
                    .when(new DeclineReturn(RETURN, "paid with 4111 1111 1111 1111"))
                    .thenRejected("PAY-09", "card-number");
        }

        @Test
        @DisplayName("is looked at, though it came back as new")
        void isLookedAt() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved())
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .then(received(2, UnitCondition.AS_NEW));
        }

        @Test
        @DisplayName("is inspected when it is here, once")
        void isInspected() {
            Object[] here = {opened(ReturnReason.CHANGE_OF_MIND), approved(), received(2, UnitCondition.USED)};
            Verdict[] verdicts = {usedMug(), new Verdict(1, 1, false, Optional.empty(), Optional.of("another mug"))};
            returned.given(here).when(inspect(verdicts)).then(inspected(false, verdicts));
            returned.given(here)
                    .givenCommands(inspect(verdicts))
                    .when(inspect(verdicts))
                    .thenNothing();
            returned.given(here)
                    .givenCommands(inspect(verdicts))
                    .when(inspect(Verdict.refund(1, 2)))
                    .thenRejected("ORD-15", "return-inspected");
        }

        @Test
        @DisplayName("is not inspected where it was declined, and does not come")
        void isNotInspected() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), declined())
                    .when(inspect(Verdict.refund(1, 2)))
                    .thenRejected("ORD-11", "return-decided");
        }

        @Test
        @DisplayName("is inspected when it was sent and does not arrive; not while it is awaited")
        void mayNeverArrive() {
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved(), lapsed(true))
                    .when(inspect(Verdict.refund(1, 2)))
                    .then(inspected(false, Verdict.refund(1, 2)));
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved())
                    .when(inspect(Verdict.refund(1, 2)))
                    .thenRejected("ORD-15", "return-not-here");
            returned.given(opened(ReturnReason.CHANGE_OF_MIND), approved(), lapsed(false))
                    .when(inspect(Verdict.refund(1, 2)))
                    .thenRejected("ORD-15", "return-not-here");
        }

        @Test
        @DisplayName("was refused because it had not arrived, and is decided about anew when it does, once")
        void arrivesAfterTheRefusal() {
            Verdict refusal = new Verdict(1, 2, false, Optional.empty(), Optional.of("it did not arrive"));
            Object[] refused = {opened(ReturnReason.CHANGE_OF_MIND), approved(), lapsed(true), inspected(false, refusal)
            };
            returned.given(refused)
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .then(received(2, UnitCondition.AS_NEW))
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .thenNothing()
                    .when(inspect(Verdict.refund(1, 2)))
                    .then(inspected(false, Verdict.refund(1, 2)))
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .thenNothing();
            returned.given(
                            opened(ReturnReason.CHANGE_OF_MIND),
                            approved(),
                            lapsed(true),
                            inspected(false, Verdict.refund(1, 2)))
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .thenNothing();
        }

        @Test
        @DisplayName("was refused in part because it had not arrived, and is decided about anew when it does, once")
        void arrivesAfterAPartWasRefused() {
            Verdict refusal = new Verdict(1, 1, false, Optional.empty(), Optional.of("it did not arrive"));
            returned.given(
                            opened(ReturnReason.CHANGE_OF_MIND),
                            approved(),
                            lapsed(true),
                            inspected(false, Verdict.refund(1, 1), refusal))
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .then(received(2, UnitCondition.AS_NEW))
                    .when(inspect(Verdict.refund(1, 2)))
                    .thenRejected("ORD-15", "more-than-was-to-come-back");
            returned.given(
                            opened(ReturnReason.CHANGE_OF_MIND),
                            approved(),
                            lapsed(true),
                            inspected(false, Verdict.refund(1, 1), refusal),
                            received(2, UnitCondition.AS_NEW))
                    .when(inspect(Verdict.refund(1, 1)))
                    .then(inspected(false, Verdict.refund(1, 1)))
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .thenNothing();
            returned.given(
                            opened(ReturnReason.CHANGE_OF_MIND),
                            approved(),
                            lapsed(true),
                            inspected(false, Verdict.refund(1, 1)))
                    .when(recordReceived(2, UnitCondition.AS_NEW))
                    .then(received(2, UnitCondition.AS_NEW));
        }

        @Test
        @DisplayName(
                "is taken back or refused where it is exchanged: no money goes back of which some could be kept (ORD-16)")
        void isExchanged() {
            returned.given()
                    .when(MugsReturned.openToExchange(ReturnReason.CHANGE_OF_MIND))
                    .then(MugsReturned.openedToExchange(ReturnReason.CHANGE_OF_MIND));
            Object[] here = {
                MugsReturned.openedToExchange(ReturnReason.CHANGE_OF_MIND), approved(), received(2, UnitCondition.USED)
            };
            returned.given(here).when(inspect(usedMug())).thenRejected("ORD-16", "nothing-to-deduct-from");
            Verdict refused = new Verdict(1, 1, false, Optional.empty(), Optional.of("it was used"));
            returned.given(here)
                    .when(inspect(Verdict.refund(1, 1), refused))
                    .then(inspected(false, Verdict.refund(1, 1), refused));
        }

        @Test
        @DisplayName("is decided about as far as it is here: nothing that is here is left without a decision")
        void allThatIsHere() {
            Object[] asked = {opened(ReturnReason.DEFECT), approved()};
            returned.given(asked)
                    .given(received(2, UnitCondition.USED))
                    .when(inspect(Verdict.refund(1, 1)))
                    .thenRejected("ORD-15", "units-undecided");
            returned.given(asked)
                    .given(received(1, UnitCondition.USED))
                    .when(inspect(Verdict.refund(1, 1)))
                    .then(inspected(false, Verdict.refund(1, 1)));
            returned.given(asked)
                    .given(lapsed(true))
                    .when(inspect(Verdict.refund(1, 1)))
                    .then(inspected(false, Verdict.refund(1, 1)));
        }

        @Test
        @DisplayName("is decided about as much as was to come back, with a reason for what is kept")
        void bounds() {
            Object[] here = {opened(ReturnReason.CHANGE_OF_MIND), approved(), received(2, UnitCondition.USED)};
            returned.given(here).when(inspect()).thenRejected("ORD-15", "nothing-decided");
            returned.given(here)
                    .when(inspect(Verdict.refund(1, 3)))
                    .thenRejected("ORD-15", "more-than-was-to-come-back");
            returned.given(here)
                    .when(inspect(Verdict.refund(2, 1)))
                    .thenRejected("ORD-15", "more-than-was-to-come-back");
            returned.given(here)
                    .when(inspect(new Verdict(1, 1, false, Optional.empty(), Optional.empty())))
                    .thenRejected("ORD-15", "reason-missing");
            returned.given(here)
                    .when(inspect(new Verdict(1, 1, true, usedMug().deduction(), Optional.empty())))
                    .thenRejected("ORD-15", "reason-missing");
        }
    }
}
