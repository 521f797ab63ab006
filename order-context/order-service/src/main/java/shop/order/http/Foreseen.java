package shop.order.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import shop.kernel.Money;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderView;
import shop.order.api.ParcelContents;
import shop.order.ordering.AmendmentApplied;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.CaptureNotNeeded;
import shop.order.ordering.CaptureRequested;
import shop.order.ordering.Foresight;
import shop.order.ordering.OrderHeld;
import shop.order.ordering.OrderReleased;
import shop.order.ordering.ParcelCancellationRequested;
import shop.order.ordering.ParcelInterceptRequested;
import shop.order.ordering.RefundRequested;
import shop.order.ordering.ReleaseRequested;
import shop.order.ordering.RequestRepeated;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.ReturnCancelled;
import shop.order.ordering.SentAgain;
import shop.order.ordering.SentApart;
import shop.order.ordering.ShippingAddressChanged;
import shop.order.ordering.TenderReplaced;
import shop.order.ordering.UnitsCancellationRequested;
import shop.order.returns.ReturnApproved;
import shop.order.story.Language;
import shop.order.story.OrderStory;

/**
 * What would come of a request, if it were sent without {@code Prefer: dry-run}; nothing of it has happened.
 *
 * @param events what the order, or its return and then the order, would record, as its story tells it, in this order; none where
 *     it has done already what is asked
 * @param money what would be asked of the payments; of a change of what is ordered, until all that it asks for is done
 * @param parcels what would be asked of those who send the parcels, likewise
 */
record Foreseen(List<Event> events, List<MoneyMove> money, List<ParcelMove> parcels) {

    Foreseen {
        events = List.copyOf(events);
        money = List.copyOf(money);
        parcels = List.copyOf(parcels);
    }

    /**
     * Something that the order would record.
     *
     * @param event its name
     * @param text what it says, in words
     */
    record Event(String event, String text) {}

    /**
     * Something that would be asked of a payment.
     *
     * @param tender its number in the order
     * @param amount how much; missing where it is not known here
     */
    record MoneyMove(int tender, MoneyMoveKind kind, Optional<Money> amount) {}

    /** What can be asked of a payment. */
    enum MoneyMoveKind {
        /** To set the money aside, or to have it paid. */
        AUTHORISE,
        /** To take what is set aside. */
        CAPTURE,
        /** Not to try any more to take what could not be taken. */
        GIVE_UP,
        /** To let go of what it holds, or waits for. */
        RELEASE,
        /** To give back what was taken. */
        REFUND
    }

    /**
     * Something that would be asked of whoever sends a parcel.
     *
     * @param parcel its name in the order; of a return that is approved, the name of whoever gets it
     */
    record ParcelMove(String parcel, ParcelMoveKind kind) {

        private static ParcelMove of(UnitsCancellationRequested asked) {
            return new ParcelMove(
                    asked.shipFrom(),
                    asked.remaining().isEmpty() ? ParcelMoveKind.HOLD_BACK : ParcelMoveKind.SEND_FEWER);
        }
    }

    /** What can be asked of whoever sends a parcel. */
    enum ParcelMoveKind {
        /** To send it. */
        SEND,
        /** To take units out of it, if it is still here. */
        SEND_FEWER,
        /** To hold it back, if it still can be. */
        HOLD_BACK,
        /** To have the carrier bring it back, if it still can. */
        STOP,
        /** To send it to another address. */
        REDIRECT,
        /** To keep it here until it is released. */
        KEEP,
        /** Not to keep it here any more. */
        LET_GO,
        /** To have units of it brought back, if they may come back. */
        BRING_BACK,
        /** Not to have units of it brought back any more. */
        LEAVE_THERE
    }

    /**
     * @param before the order as it stands, if there is one
     * @param words says what an event says; nothing of one that another tells as well
     */
    static Foreseen of(Foresight foresight, Optional<OrderView> before, Function<Record, Optional<String>> words) {
        List<Object> all = Stream.of(foresight.recorded(), foresight.followed())
                .flatMap(List::stream)
                .toList();
        return new Foreseen(
                foresight.recorded().stream()
                        .flatMap(event -> words.apply((Record) event).stream()
                                .map(text -> new Event(event.getClass().getSimpleName(), text)))
                        .toList(),
                withWhatIsNotTaken(
                        foresight.less(),
                        all.stream().flatMap(event -> money(event, before)).toList()),
                all.stream().flatMap(event -> parcels(event, before)).distinct().toList());
    }

    /** The answer to whoever prefers a dry run. */
    static ResponseEntity<Object> answer(
            Foresight foresight, Optional<OrderView> before, String acceptLanguage, OrderStory story) {
        Language language = Language.of(null, acceptLanguage);
        return ResponseEntity.ok()
                .header(Prefer.APPLIED, Prefer.DRY_RUN)
                .varyBy(Prefer.NAME, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .body(of(foresight, before, event -> story.tell(event, language)));
    }

    /**
     * What is needed less of a tender, and does not go back, is let go: at once, or when the rest was taken.
     *
     * @param less what is needed less of each tender, by its number
     */
    private static List<MoneyMove> withWhatIsNotTaken(Map<Integer, Money> less, List<MoneyMove> moves) {
        Stream<MoneyMove> notTaken = less.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tender -> new MoneyMove(
                        tender.getKey(),
                        MoneyMoveKind.RELEASE,
                        Optional.of(moves.stream()
                                .filter(move -> move.tender() == tender.getKey())
                                .map(Foreseen::givenBack)
                                .flatMap(Optional::stream)
                                .reduce(tender.getValue(), Money::minus))))
                .filter(move -> move.amount().filter(Money::isPositive).isPresent());
        return Stream.concat(
                        moves.stream()
                                .filter(move ->
                                        move.kind() != MoneyMoveKind.RELEASE || !less.containsKey(move.tender())),
                        notTaken)
                .toList();
    }

    /** How much more of a tender the payer has by a move; less than nothing by a capture. */
    private static Optional<Money> givenBack(MoneyMove move) {
        return switch (move.kind()) {
            case REFUND, GIVE_UP -> move.amount();
            case CAPTURE ->
                move.amount().map(amount -> Money.zero(amount.currency()).minus(amount));
            case AUTHORISE, RELEASE -> Optional.empty();
        };
    }

    private static Stream<MoneyMove> money(Object event, Optional<OrderView> before) {
        if (event instanceof AmendmentProposed proposed) {
            return proposed.tender().stream()
                    .map(tender -> new MoneyMove(tender, MoneyMoveKind.AUTHORISE, Optional.of(proposed.amount())));
        } else if (event instanceof OrderPlaced placed) {
            return IntStream.rangeClosed(1, placed.tenders().size())
                    .mapToObj(number -> new MoneyMove(
                            number,
                            MoneyMoveKind.AUTHORISE,
                            Optional.of(placed.tenders().get(number - 1).amount())));
        } else if (event instanceof TenderReplaced tender) {
            return Stream.of(new MoneyMove(
                    tender.replacement(),
                    MoneyMoveKind.AUTHORISE,
                    Optional.of(tender.by().amount())));
        } else if (event instanceof CaptureRequested asked) {
            return Stream.of(new MoneyMove(asked.tender(), MoneyMoveKind.CAPTURE, Optional.of(asked.amount())));
        } else if (event instanceof CaptureNotNeeded asked) {
            return Stream.of(new MoneyMove(asked.tender(), MoneyMoveKind.GIVE_UP, Optional.of(asked.amount())));
        } else if (event instanceof ReleaseRequested asked) {
            return Stream.of(new MoneyMove(asked.tender(), MoneyMoveKind.RELEASE, held(asked.tender(), before)));
        } else if (event instanceof RefundRequested asked) {
            return Stream.of(new MoneyMove(asked.tender(), MoneyMoveKind.REFUND, Optional.of(asked.amount())));
        } else if (event instanceof RequestRepeated again) {
            return again.tender().stream().map(tender -> new MoneyMove(tender, moneyMove(again), Optional.empty()));
        }
        return Stream.empty();
    }

    private static Stream<ParcelMove> parcels(Object event, Optional<OrderView> before) {
        if (event instanceof AmendmentApplied applied) {
            return applied.parcels().stream().map(added -> new ParcelMove(added.parcel(), ParcelMoveKind.SEND));
        } else if (event instanceof OrderConfirmed confirmed) {
            return confirmed.parcels().stream()
                    .map(ParcelContents::shipFrom)
                    .map(parcel -> new ParcelMove(parcel, ParcelMoveKind.SEND));
        } else if (event instanceof SentAgain again) {
            return Stream.of(new ParcelMove(again.replacement(), ParcelMoveKind.SEND));
        } else if (event instanceof SentApart part) {
            return Stream.of(new ParcelMove(part.apart(), ParcelMoveKind.SEND));
        } else if (event instanceof ShippingAddressChanged changed) {
            return changed.asks().stream().map(parcel -> new ParcelMove(parcel, ParcelMoveKind.REDIRECT));
        } else if (event instanceof OrderHeld held) {
            return held.keeps().stream().map(parcel -> new ParcelMove(parcel, ParcelMoveKind.KEEP));
        } else if (event instanceof OrderReleased released) {
            return released.goOn().stream().map(parcel -> new ParcelMove(parcel, ParcelMoveKind.LET_GO));
        } else if (event instanceof UnitsCancellationRequested asked) {
            return Stream.of(ParcelMove.of(asked));
        } else if (event instanceof ReturnAskedFor asked) {
            return asked.parcels().stream().map(parcel -> new ParcelMove(parcel, ParcelMoveKind.BRING_BACK));
        } else if (event instanceof ReturnCancelled cancelled) {
            return cancelled.parcels().stream().map(parcel -> new ParcelMove(parcel, ParcelMoveKind.LEAVE_THERE));
        } else if (event instanceof ReturnApproved approved) {
            return Stream.of(new ParcelMove(approved.contents().shipFrom(), ParcelMoveKind.BRING_BACK));
        } else if (event instanceof ParcelCancellationRequested asked) {
            return Stream.of(new ParcelMove(asked.shipFrom(), ParcelMoveKind.HOLD_BACK));
        } else if (event instanceof ParcelInterceptRequested asked) {
            return Stream.of(new ParcelMove(asked.shipFrom(), ParcelMoveKind.STOP));
        } else if (event instanceof RequestRepeated again) {
            return again.parcel().stream().map(parcel -> new ParcelMove(parcel, parcelMove(again, parcel, before)));
        }
        return Stream.empty();
    }

    private static MoneyMoveKind moneyMove(RequestRepeated again) {
        return switch (again.request()) {
            case CAPTURE -> MoneyMoveKind.CAPTURE;
            case RELEASE -> MoneyMoveKind.RELEASE;
            case REFUND -> MoneyMoveKind.REFUND;
            case PAYMENT, LABEL, CANCELLATION, INTERCEPT, REDIRECTION, UNITS_CANCELLATION, HOLD, RETURN, RETURN_LABEL ->
                MoneyMoveKind.AUTHORISE;
        };
    }

    private static ParcelMoveKind parcelMove(RequestRepeated again, String parcel, Optional<OrderView> before) {
        return switch (again.request()) {
            case CANCELLATION -> ParcelMoveKind.HOLD_BACK;
            case INTERCEPT -> ParcelMoveKind.STOP;
            case REDIRECTION -> ParcelMoveKind.REDIRECT;
            case UNITS_CANCELLATION -> ParcelMoveKind.SEND_FEWER;
            case HOLD -> isHeld(parcel, before) ? ParcelMoveKind.KEEP : ParcelMoveKind.LET_GO;
            case LABEL, PAYMENT, CAPTURE, RELEASE, REFUND, RETURN, RETURN_LABEL -> ParcelMoveKind.SEND;
        };
    }

    private static boolean isHeld(String parcel, Optional<OrderView> before) {
        return before.stream()
                .flatMap(order -> order.holds().stream())
                .anyMatch(
                        hold -> hold.parcel().filter(one -> !one.equals(parcel)).isEmpty());
    }

    private static Optional<Money> held(int tender, Optional<OrderView> order) {
        return order.stream()
                .flatMap(view -> view.tenders().stream())
                .filter(view -> view.number() == tender)
                .map(view -> view.authorised().minus(view.captured()))
                .filter(Money::isPositive)
                .findFirst();
    }
}
