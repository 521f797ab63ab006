package shop.order.ordering;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import shop.order.api.OrderLine;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.Variant;
import shop.order.api.WithdrawalExclusion;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-11: what was delivered can be given back, each unit at most once, within the window; so neither what was refunded or
 * replaced, nor what is in another return. What comes back goes to one ship-from. ORD-24: what was sold as excluded from
 * withdrawal is not given back only because it is not wanted any more, unless the law lets it; nor what was known to be wrong for
 * longer than the law waits. ORD-25: who has confirmed the purchase gives nothing back for having changed their mind, unless the
 * law still lets them.
 */
final class OnlyDeliveredUnitsComeBack {

    /** A return's number has three digits. */
    private static final int MOST = 999;

    private final Agreement agreement;
    private final Parcels parcels;
    private final Returns returns;
    private final Claims claims;
    private final Purchase purchase;

    OnlyDeliveredUnitsComeBack(
            Agreement agreement, Parcels parcels, Returns returns, Claims claims, Purchase purchase) {
        this.agreement = agreement;
        this.parcels = parcels;
        this.returns = returns;
        this.claims = claims;
        this.purchase = purchase;
    }

    /** Which units of which parcels come back. */
    List<ParcelUnits> check(ReturnUnits wanted, ReturnTerms terms, Instant now) {
        Map<Integer, Integer> byLine = wanted.units().stream()
                .collect(groupingBy(ReturnedUnits::line, TreeMap::new, summingInt(ReturnedUnits::quantity)));
        checkLines(byLine);
        checkExchange(wanted, byLine.keySet());
        checkKnownSince(wanted, terms, now);
        List<ParcelUnits> found = new ArrayList<>();
        byLine.forEach((line, quantity) -> find(line, quantity, found));
        checkKinds(found, wanted);
        checkExclusions(found, wanted.reason(), terms, now);
        checkWindow(found, wanted.reason(), terms, now);
        checkKnownForTooLong(found, wanted, terms, now);
        checkNumber();
        return found;
    }

    private void checkLines(Map<Integer, Integer> byLine) {
        if (byLine.isEmpty()) {
            throw BusinessRejection.ofContent(
                    "ORD-11",
                    "nothing-to-return",
                    "units names nothing; name the lines and how many units of each come back.",
                    Map.of("field", "units"));
        }
        Set<String> shipFroms = new TreeSet<>();
        byLine.keySet()
                .forEach(line -> shipFroms.add(agreement
                        .line(line)
                        .map(OrderLine::shipFrom)
                        .orElseThrow(() -> BusinessRejection.ofContent(
                                "ORD-11",
                                "line-unknown",
                                "The order has no line " + line + "; its lines are numbered from 1, in their order.",
                                Map.of("line", String.valueOf(line))))));
        if (shipFroms.size() > 1) {
            throw BusinessRejection.ofContent(
                    "ORD-11",
                    "several-ship-froms",
                    "These units were sent by " + String.join(", ", shipFroms)
                            + ", and come back to each of them; ask for one return for each.",
                    Map.of("shipFroms", String.join(", ", shipFroms)));
        }
    }

    /** ORD-16: something else is sent for what is exchanged alone, and for each line once. */
    private static void checkExchange(ReturnUnits wanted, Set<Integer> lines) {
        List<Variant> variants = wanted.exchangeFor().orElse(List.of());
        if (!variants.isEmpty() && wanted.wants() != ReturnWish.EXCHANGE) {
            throw refusedExchange(
                    "exchange-for-without-exchange",
                    "exchangeFor says what is sent in exchange, and this is to be paid back; leave it out, or ask for an"
                            + " exchange.");
        }
        Set<Integer> named = new TreeSet<>();
        variants.forEach(variant -> {
            if (!lines.contains(variant.line()) || !named.add(variant.line())) {
                throw refusedExchange(
                        "exchange-for-other-lines",
                        "exchangeFor names line " + variant.line()
                                + ", which does not come back with this, or twice; name each line that comes back once, or"
                                + " leave it out, and the same is sent once more.");
            }
            OrdersStayWithinBounds.check("exchangeFor", variant);
        });
    }

    /** ORD-16: what the same is, is clear of each line: of what was sent in another colour before, that is. */
    private void checkKinds(List<ParcelUnits> found, ReturnUnits wanted) {
        if (wanted.wants() != ReturnWish.EXCHANGE) {
            return;
        }
        Map<Integer, Set<String>> kinds = new TreeMap<>();
        found.forEach(units -> kinds.computeIfAbsent(units.line(), line -> new TreeSet<>())
                .add(parcels.from(units.parcel())
                        .called(agreement.items(Units.of(units.line(), 1)))
                        .get(0)
                        .sku()));
        wanted.exchangeFor().stream().flatMap(List::stream).map(Variant::line).forEach(kinds::remove);
        kinds.forEach((line, skus) -> {
            if (skus.size() > 1) {
                throw BusinessRejection.of(
                        "ORD-16",
                        "several-kinds",
                        "Of line " + line + " several kinds come back (" + String.join(" / ", skus)
                                + "): ask for an exchange of fewer at once, and each is exchanged for its own kind.",
                        Map.of("line", String.valueOf(line), "skus", String.join(" / ", skus)));
            }
        });
    }

    private static BusinessRejection refusedExchange(String code, String why) {
        return BusinessRejection.ofContent("ORD-16", code, why, Map.of("field", "exchangeFor"));
    }

    /** What is wrong is known from the first receipt on, and by today. */
    private void checkKnownSince(ReturnUnits wanted, ReturnTerms terms, Instant now) {
        wanted.knownSince().ifPresent(known -> {
            if (!wanted.reason().isOurs()) {
                throw refusedKnownSince(
                        "known-since-of-no-fault",
                        "knownSince says since when it is known that something is wrong; for this reason nothing is. Leave it"
                                + " out, or name what is wrong.");
            }
            LocalDate today = terms.dayOf(now);
            if (known.isAfter(today)) {
                throw refusedKnownSince(
                        "known-since-in-the-future",
                        "knownSince is after today, which is " + today
                                + " in the market; name the day on which it was known.");
            }
            returns.firstReceipt().map(terms::dayOf).filter(known::isBefore).ifPresent(first -> {
                throw refusedKnownSince(
                        "known-since-before-receipt",
                        "knownSince is before the first receipt: nothing of the order had arrived before " + first
                                + "; name that day, or a later one.");
            });
        });
    }

    private static BusinessRejection refusedKnownSince(String code, String why) {
        return BusinessRejection.ofContent("ORD-24", code, why, Map.of("field", "knownSince"));
    }

    private void checkKnownForTooLong(List<ParcelUnits> units, ReturnUnits wanted, ReturnTerms terms, Instant now) {
        wanted.knownSince()
                .ifPresent(known -> returns.receipt(units)
                        .flatMap(received -> terms.untilKnown(received, known))
                        .filter(now::isAfter)
                        .ifPresent(end -> {
                            throw BusinessRejection.of(
                                    "ORD-24",
                                    "known-for-too-long",
                                    "What the customer has known of since " + known + " could be given back until "
                                            + shown(end) + "; ask support about what is wrong with it.",
                                    Map.of(
                                            "knownSince",
                                            known.toString(),
                                            "until",
                                            shown(end).toString()));
                        }));
    }

    private void find(int line, int quantity, List<ParcelUnits> found) {
        int open = quantity;
        int arrived = 0;
        Optional<Integer> claim = Optional.empty();
        // What was sent once more can be given back for longest.
        List<Parcel> there = parcels.that(Parcel.State.DELIVERED)
                .sorted(Comparator.comparing(Parcel::isSentOnceMore).reversed())
                .toList();
        for (Parcel parcel : there) {
            int kept = parcel.kept().of(line);
            int held = returns.held(parcel.name(), line)
                    + claims.held(parcel.name(), line, OnlyDeliveredUnitsAreMadeGood.NO_CLAIM);
            int free = Math.min(open, kept - held);
            arrived += kept;
            claim = claim.or(() -> claims.firstOpen(parcel.name(), line, OnlyDeliveredUnitsAreMadeGood.NO_CLAIM));
            if (free > 0) {
                found.add(new ParcelUnits(parcel.name(), line, free));
                open -= free;
            }
        }
        if (open > 0) {
            int most = quantity - open;
            int inClaim = arrived < quantity ? 0 : claim.orElse(0);
            if (inClaim > 0) {
                throw refused(
                        "units-in-a-claim",
                        line,
                        most,
                        "some are in claim " + inClaim + ", which is to be decided: at most " + most
                                + " can be given back now. Withdraw the claim, or wait until it is decided.");
            }
            throw arrived < quantity
                    ? refused(
                            "units-not-delivered",
                            line,
                            most,
                            "only " + arrived + " have arrived, and are neither refunded, replaced nor back: at most "
                                    + most + " can be given back now.")
                    : refused(
                            "units-in-another-return",
                            line,
                            most,
                            "some are in another return, or were refused in one: at most " + most
                                    + " can be given back now.");
        }
    }

    private static BusinessRejection refused(String code, int line, int most, String why) {
        return BusinessRejection.of(
                "ORD-11",
                code,
                "Of line " + line + " not so many units can be given back: " + why,
                Map.of("line", String.valueOf(line), "most", String.valueOf(most)));
    }

    private void checkExclusions(List<ParcelUnits> units, ReturnReason reason, ReturnTerms terms, Instant now) {
        if (reason.isOurs()) {
            return;
        }
        Optional<Instant> receipt = returns.receipt(units);
        for (int line : units.stream().mapToInt(ParcelUnits::line).distinct().toArray()) {
            agreement
                    .line(line)
                    .flatMap(OrderLine::withdrawalExclusion)
                    .filter(exclusion -> !terms.letsWithdraw(exclusion, receipt, now))
                    .ifPresent(exclusion -> {
                        throw BusinessRejection.of(
                                "ORD-24",
                                "withdrawal-excluded",
                                "Of line " + line + " nothing can be given back for this reason: " + words(exclusion)
                                        + ", and the customer was told so before they bought it"
                                        + othersMay(reason, receipt, terms, now),
                                Map.of("line", String.valueOf(line), "exclusion", exclusion.name()));
                    });
        }
    }

    private static String words(WithdrawalExclusion exclusion) {
        return switch (exclusion) {
            case MADE_TO_ORDER -> "it was made to order";
            case PERISHABLE -> "it is perishable";
        };
    }

    private void checkWindow(List<ParcelUnits> units, ReturnReason reason, ReturnTerms terms, Instant now) {
        Optional<Instant> confirmed = purchase.confirmed().filter(at -> !reason.isOurs());
        // What was accepted is accepted, though something of it was exchanged since.
        Optional<Instant> receipt = confirmed.isPresent() ? returns.lastReceipt() : returns.receipt(units);
        receipt.ifPresent(received -> {
            Optional<Instant> until =
                    confirmed.isPresent() ? terms.untilByLaw(received, reason) : terms.until(received, reason);
            until.filter(now::isAfter).ifPresent(end -> {
                String others = othersMay(reason, receipt, terms, now);
                throw confirmed.isPresent()
                        ? BusinessRejection.of(
                                "ORD-25",
                                "purchase-confirmed",
                                "The purchase was confirmed at " + shown(confirmed.get())
                                        + ", so it cannot be given back for this reason" + others,
                                Map.of("confirmedAt", shown(confirmed.get()).toString()))
                        : BusinessRejection.of(
                                "ORD-11",
                                "return-window-over",
                                "For this reason it could be given back until " + shown(end) + others,
                                Map.of("until", shown(end).toString()));
            });
        });
    }

    private static String othersMay(ReturnReason reason, Optional<Instant> receipt, ReturnTerms terms, Instant now) {
        boolean othersMay = !reason.isOurs()
                && receipt.flatMap(received -> terms.until(received, ReturnReason.DEFECT))
                        .filter(now::isAfter)
                        .isEmpty();
        return othersMay
                ? "; what is defective, damaged or wrong still can."
                : ". Nothing of this order can be given back by itself any more; ask support about what is wrong with it.";
    }

    private void checkNumber() {
        if (returns.nextNumber() > MOST) {
            throw BusinessRejection.of(
                    "ORD-11",
                    "too-many-returns",
                    "An order has at most " + MOST
                            + " returns, and this one has had them all; for what is left, support"
                            + " can give goodwill.",
                    Map.of("most", String.valueOf(MOST)));
        }
    }

    private static Instant shown(Instant until) {
        return until.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The same key asks for one return; with another content it is refused. */
    static void checkSame(ReturnAskedFor before, ReturnUnits again) {
        Map<Integer, Integer> asked = before.units().stream()
                .collect(groupingBy(ParcelUnits::line, TreeMap::new, summingInt(ParcelUnits::quantity)));
        Map<Integer, Integer> now = again.units().stream()
                .collect(groupingBy(ReturnedUnits::line, TreeMap::new, summingInt(ReturnedUnits::quantity)));
        boolean sameWish = before.isExchange() == (again.wants() == ReturnWish.EXCHANGE);
        if (!asked.equals(now)
                || before.reason() != again.reason()
                || !sameWish
                || !before.knownSince().equals(again.knownSince())
                || !before.exchangeFor().equals(again.exchangeFor())) {
            throw BusinessRejection.of(
                    "ORD-11",
                    "key-used-for-another-return",
                    "This Idempotency-Key has asked for return " + before.number()
                            + " with another content; send that content again, or use a new key.",
                    Map.of("number", String.valueOf(before.number())));
        }
    }
}
