package shop.order.returns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.order.api.ParcelContents;
import shop.order.ordering.Verdict;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-11: a return is approved or declined once, before anything comes back, and not once it was cancelled. ORD-15: it is
 * inspected once, when it is here or will not come, and all of it that is here; what is not given back has a reason.
 * ORD-16: of what is exchanged no money is kept, since none goes back.
 */
final class ReturnsAreDecidedOnce {

    private ReturnsAreDecidedOnce() {}

    static BusinessRejection decidedAlready(ReturnOpened opened, boolean declined) {
        return BusinessRejection.of(
                "ORD-11",
                "return-decided",
                "Return " + opened.number() + " was " + (declined ? "declined" : "approved")
                        + " already; "
                        + (declined
                                ? "its units are free, and can be asked for again."
                                : "what is given back for it is decided when it is here."),
                facts(opened));
    }

    static BusinessRejection calledOff(ReturnOpened opened) {
        return BusinessRejection.of(
                "ORD-11",
                "return-cancelled",
                "Return " + opened.number()
                        + " was cancelled by whoever asked for it; its units are free, and can be asked for again.",
                facts(opened));
    }

    static BusinessRejection notHere(ReturnOpened opened) {
        return BusinessRejection.of(
                "ORD-15",
                "return-not-here",
                "Return " + opened.number() + " is not here; it is inspected when "
                        + opened.contents().shipFrom()
                        + " has said what came back, or when it was sent and has not come for long.",
                facts(opened));
    }

    static BusinessRejection inspectedAlready(ReturnOpened opened) {
        return BusinessRejection.of(
                "ORD-15",
                "return-inspected",
                "Return " + opened.number() + " was inspected already, and otherwise; its money has moved.",
                facts(opened));
    }

    /**
     * @param received what is here; nothing, where it is not known to be
     * @param givenBack how many of each line an earlier decision has given back, by the number of the line
     */
    static void checkVerdicts(
            ReturnOpened opened,
            List<UnitsReceived> received,
            Map<Integer, Integer> givenBack,
            List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            throw BusinessRejection.ofContent(
                    "ORD-15",
                    "nothing-decided",
                    "units names nothing; say of the units that came back what is given back for them.",
                    Map.of("field", "units"));
        }
        Map<Integer, Integer> most = opened.contents().items().stream()
                .collect(toMap(ParcelContents.Item::line, ParcelContents.Item::quantity, Integer::sum));
        givenBack.forEach((line, quantity) -> most.merge(line, -quantity, Integer::sum));
        verdicts.stream()
                .collect(groupingBy(Verdict::line, TreeMap::new, summingInt(Verdict::quantity)))
                .forEach((line, quantity) -> {
                    if (quantity > most.getOrDefault(line, 0)) {
                        throw BusinessRejection.ofContent(
                                "ORD-15",
                                "more-than-was-to-come-back",
                                "Of line " + line + " " + most.getOrDefault(line, 0)
                                        + (givenBack.isEmpty()
                                                ? " units were to come back"
                                                : " units are not given back yet")
                                        + "; decide about at most as many.",
                                Map.of("line", String.valueOf(line)));
                    }
                });
        if (opened.isExchange()
                && verdicts.stream().anyMatch(verdict -> verdict.deduction().isPresent())) {
            throw BusinessRejection.ofContent(
                    "ORD-16",
                    "nothing-to-deduct-from",
                    "Return " + opened.number()
                            + " is exchanged: the same is sent once more, and no money goes back of which"
                            + " something could be kept. Send it without a deduction, or refuse the units.",
                    Map.of("field", "deduction"));
        }
        if (verdicts.stream().anyMatch(ReturnsAreDecidedOnce::lacksReason)) {
            throw BusinessRejection.ofContent(
                    "ORD-15",
                    "reason-missing",
                    "What is not given back, or not all of it, needs a reason; send it with the units that it is about.",
                    Map.of("field", "reason"));
        }
        checkAllIsDecided(opened, received, givenBack, verdicts);
    }

    /** Of what is here, and nothing is said of, the customer would have neither the goods nor the money. */
    private static void checkAllIsDecided(
            ReturnOpened opened,
            List<UnitsReceived> received,
            Map<Integer, Integer> givenBack,
            List<Verdict> verdicts) {
        Map<Integer, Integer> decided =
                verdicts.stream().collect(groupingBy(Verdict::line, TreeMap::new, summingInt(Verdict::quantity)));
        received.stream()
                .collect(groupingBy(UnitsReceived::line, TreeMap::new, summingInt(UnitsReceived::quantity)))
                .forEach((line, here) -> {
                    int least = here - givenBack.getOrDefault(line, 0);
                    if (decided.getOrDefault(line, 0) < least) {
                        throw BusinessRejection.ofContent(
                                "ORD-15",
                                "units-undecided",
                                "Of line " + line + " " + least + " units of return " + opened.number()
                                        + " are here; decide about each of them: give it back, or refuse it with a"
                                        + " reason.",
                                Map.of("line", String.valueOf(line), "least", String.valueOf(least)));
                    }
                });
    }

    private static boolean lacksReason(Verdict verdict) {
        return verdict.reason().isEmpty()
                && (!verdict.refunded() || verdict.deduction().isPresent());
    }

    private static Map<String, String> facts(ReturnOpened opened) {
        return Map.of("returnId", opened.returnId().value());
    }
}
