package shop.order.ordering;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shop.kernel.OrderId;
import shop.order.api.FulfilmentStalled;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderPlaced;
import shop.order.api.ParcelContents;
import shop.order.api.RequestKind;
import shop.order.api.ReturnState;

/**
 * What an order has ever asked of others (ORD-12): by which fact, since when, and how often. Whether it is still open, tenders
 * and parcels know.
 */
final class AskedRequests {

    /** Who asks twice within this time means it once. */
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final Map<OpenRequest, Asked> asked = new HashMap<>();

    /**
     * @param fact what led to it, and leads to the same again
     * @param position the fact's place in the order's story
     * @param since when it was first asked for
     * @param last when it was last asked for, or is to be asked for by others
     * @param attempt how often
     * @param repetitions how often by the order itself since it last heard of it
     */
    private record Asked(
            Object fact,
            long position,
            Instant since,
            Instant last,
            int attempt,
            int repetitions,
            Optional<Instant> next,
            boolean stalled) {

        static Asked once(Object fact, long position, Instant at) {
            return new Asked(fact, position, at, at, 1, 0, Optional.empty(), false);
        }

        Asked again(RequestRepeated event, Instant at) {
            int byItself = event.next().equals(next) ? repetitions : repetitions + 1;
            return new Asked(fact, position, since, at, event.attempt(), byItself, event.next(), stalled);
        }

        Asked standsStill() {
            return new Asked(fact, position, since, last, attempt, repetitions, next, true);
        }

        /** Somebody else tries it next; until then it is not asked for. */
        Asked triedAgain(int attempts, Instant at) {
            return new Asked(fact, position, since, at, attempts, 0, Optional.empty(), false);
        }
    }

    private Asked last(OpenRequest request) {
        return Optional.ofNullable(asked.get(request)).orElseThrow();
    }

    /** The fact that has led to a request, and the one that had led to what had to be asked before it. */
    RecordedRequest recorded(OpenRequest request) {
        Asked last = last(request);
        return new RecordedRequest(request.before().map(before -> last(before).fact()), last.fact(), last.position());
    }

    /** Whether it is time to ask again. */
    boolean isDue(OpenRequest request, Instant now, Reminders reminders) {
        return !due(request, reminders).isAfter(now);
    }

    private Instant due(OpenRequest request, Reminders reminders) {
        Asked last = last(request);
        return last.next().orElseGet(() -> reminders.due(request.kind(), last.last(), last.repetitions()));
    }

    /** Whether it was asked for as often as should do, and nobody was told. */
    boolean isStandstill(OpenRequest request, Reminders reminders) {
        Asked last = last(request);
        return !last.stalled() && last.repetitions() + 1 >= reminders.asked();
    }

    /** Whether it was asked for less than a moment ago, or is to be by others. */
    boolean wasAskedJustNow(OpenRequest request, Instant now) {
        return last(request).last().plus(JUST_NOW).isAfter(now);
    }

    /** The order asks again by itself. */
    RequestRepeated again(OrderId order, OpenRequest request, Instant now, Reminders reminders) {
        Instant next = reminders.due(request.kind(), now, last(request).repetitions() + 1);
        return repeated(order, request, Optional.of(next));
    }

    /** A person has it asked again; the order asks when it would have. */
    RequestRepeated again(OrderId order, OpenRequest request) {
        return repeated(order, request, last(request).next());
    }

    private RequestRepeated repeated(OrderId order, OpenRequest request, Optional<Instant> next) {
        return new RequestRepeated(
                order,
                request.kind(),
                request.tender(),
                request.parcel(),
                request.name(),
                last(request).attempt() + 1,
                next);
    }

    FulfilmentStalled stalled(OrderId order, OpenRequest request) {
        Asked last = last(request);
        return new FulfilmentStalled(
                order,
                request.kind(),
                request.tender(),
                request.parcel(),
                request.name(),
                last.since(),
                last.attempt());
    }

    void on(Object event, long position, Instant at) {
        askedBy(event).forEach(request -> asked.put(request, Asked.once(event, position, at)));
        if (event instanceof ReturnMoved moved && moved.state() == ReturnState.APPROVED) {
            // What was asked for is what is approved.
            Object whatFor = last(OpenRequest.ofReturn(RequestKind.RETURN, moved.number()))
                    .fact();
            asked.put(
                    OpenRequest.ofReturn(RequestKind.RETURN_LABEL, moved.number()), Asked.once(whatFor, position, at));
        } else if (event instanceof RequestRepeated repeated) {
            asked.computeIfPresent(of(repeated), (request, last) -> last.again(repeated, at));
        } else if (event instanceof FulfilmentStalled told) {
            asked.computeIfPresent(of(told), (request, last) -> last.standsStill());
        } else if (event instanceof ParcelReleased released) {
            asked.computeIfPresent(
                    OpenRequest.ofParcel(RequestKind.LABEL, released.shipFrom()),
                    (request, last) -> Asked.once(last.fact(), last.position(), at));
        } else if (event instanceof TenderCaptureFailed failed) {
            failed.nextTry()
                    .ifPresent(next -> asked.computeIfPresent(
                            OpenRequest.ofTender(RequestKind.CAPTURE, failed.tender(), failed.captureId()),
                            (request, last) -> last.triedAgain(failed.attempt(), next)));
        }
    }

    /** What a fact asks of others: whoever adds a request adds it here, and says where it is kept whether it is open. */
    private static Stream<OpenRequest> askedBy(Object event) {
        if (event instanceof OrderPlaced placed) {
            return Stream.iterate(1, tender -> tender <= placed.tenders().size(), tender -> tender + 1)
                    .map(tender -> OpenRequest.ofTender(RequestKind.PAYMENT, tender));
        }
        if (event instanceof TenderReplaced replaced) {
            return Stream.of(OpenRequest.ofTender(RequestKind.PAYMENT, replaced.replacement()));
        }
        if (event instanceof OrderConfirmed confirmed) {
            return confirmed.parcels().stream()
                    .map(ParcelContents::shipFrom)
                    .map(parcel -> OpenRequest.ofParcel(RequestKind.LABEL, parcel));
        }
        if (event instanceof SentAgain again) {
            return Stream.of(OpenRequest.ofParcel(RequestKind.LABEL, again.replacement()));
        }
        if (event instanceof SentApart part) {
            return Stream.of(OpenRequest.ofParcel(RequestKind.LABEL, part.apart()));
        }
        if (event instanceof ParcelCancellationRequested request) {
            return Stream.of(OpenRequest.ofParcel(RequestKind.CANCELLATION, request.shipFrom()));
        }
        if (event instanceof CaptureRequested request) {
            return Stream.of(OpenRequest.ofTender(RequestKind.CAPTURE, request.tender(), request.captureId()));
        }
        if (event instanceof ReleaseRequested request) {
            return Stream.of(OpenRequest.ofTender(RequestKind.RELEASE, request.tender()));
        }
        if (event instanceof RefundRequested request) {
            return Stream.of(OpenRequest.ofTender(RequestKind.REFUND, request.tender(), request.refundId()));
        }
        return askedOfParcelsAndReturnsBy(event);
    }

    private static Stream<OpenRequest> askedBy(AmendmentFact fact) {
        if (fact instanceof AmendmentProposed proposed) {
            return proposed.tender().stream().map(tender -> OpenRequest.ofTender(RequestKind.PAYMENT, tender));
        }
        if (fact instanceof AmendmentApplied applied) {
            return applied.parcels().stream().map(added -> OpenRequest.ofParcel(RequestKind.LABEL, added.parcel()));
        }
        return Stream.empty();
    }

    private static Stream<OpenRequest> askedOfParcelsAndReturnsBy(Object event) {
        if (event instanceof ShippingAddressChanged changed) {
            return changed.asks().stream().map(parcel -> OpenRequest.ofParcel(RequestKind.REDIRECTION, parcel));
        }
        if (event instanceof ParcelInterceptRequested request) {
            return Stream.of(OpenRequest.ofParcel(RequestKind.INTERCEPT, request.shipFrom()));
        }
        if (event instanceof UnitsCancellationRequested request) {
            return Stream.of(
                    OpenRequest.ofParcel(RequestKind.UNITS_CANCELLATION, request.shipFrom(), request.request()));
        }
        if (event instanceof OrderHeld held) {
            return held.keeps().stream().map(parcel -> OpenRequest.ofParcel(RequestKind.HOLD, parcel));
        }
        if (event instanceof OrderReleased released) {
            return released.goOn().stream().map(parcel -> OpenRequest.ofParcel(RequestKind.HOLD, parcel));
        }
        if (event instanceof AmendmentFact fact) {
            return askedBy(fact);
        }
        if (event instanceof ReturnAskedFor request) {
            return Stream.of(OpenRequest.ofReturn(RequestKind.RETURN, request.number()));
        }
        return Stream.empty();
    }

    private static OpenRequest of(RequestRepeated event) {
        return new OpenRequest(event.request(), event.tender(), event.parcel(), event.name());
    }

    private static OpenRequest of(FulfilmentStalled event) {
        return new OpenRequest(event.request(), event.tender(), event.parcel(), event.name());
    }
}
