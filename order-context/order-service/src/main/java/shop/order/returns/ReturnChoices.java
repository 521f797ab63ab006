package shop.order.returns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;
import shop.order.api.UnitCondition;
import shop.order.ordering.Choice;

/**
 * ORD-11, ORD-15: what needs no person, as the shop has set. By itself goes what came back whole and as it was to: as new;
 * or, where it is said to be defective or damaged, used or damaged, too. Everything else is looked at.
 */
@Component
public final class ReturnChoices {

    private static final Set<ReturnReason> BROKEN = EnumSet.of(ReturnReason.DEFECT, ReturnReason.DAMAGED);

    private final Choice approval;
    private final Choice inspection;

    public ReturnChoices(
            @Value("${order.returns.approval:automatic}") Choice approval,
            @Value("${order.returns.inspection:automatic}") Choice inspection) {
        this.approval = approval;
        this.inspection = inspection;
    }

    boolean areApprovedAtOnce() {
        return approval == Choice.AUTOMATIC;
    }

    boolean needNoInspection(ReturnReason reason, ParcelContents asked, List<UnitsReceived> received) {
        Map<Integer, Integer> wanted = asked.items().stream()
                .collect(toMap(ParcelContents.Item::line, ParcelContents.Item::quantity, Integer::sum));
        Map<Integer, Integer> found =
                received.stream().collect(groupingBy(UnitsReceived::line, summingInt(UnitsReceived::quantity)));
        return inspection == Choice.AUTOMATIC
                && wanted.equals(found)
                && received.stream().allMatch(units -> isAsToldBy(reason, units.condition()));
    }

    private static boolean isAsToldBy(ReturnReason reason, UnitCondition condition) {
        return switch (condition) {
            case AS_NEW -> true;
            case USED, DAMAGED -> BROKEN.contains(reason);
            case NOT_WHAT_WAS_SENT -> false;
        };
    }
}
