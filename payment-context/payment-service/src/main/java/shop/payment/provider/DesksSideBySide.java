package shop.payment.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;
import shop.payment.disputing.DeskAnswer;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;

/** Where several providers hear of disputes: each is told whose it may be, and knows its own alone (PAY-20). */
final class DesksSideBySide implements DisputeDesk {

    private final List<DisputeDesk> rooms;

    DesksSideBySide(List<DisputeDesk> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    @Override
    public Optional<DeskAnswer> answer(DisputeAnswerRequested request) {
        // The first that takes it, no further.
        return rooms.stream()
                .filter(room -> room.disputes(request.paymentId()).stream()
                        .anyMatch(known -> Objects.equals(
                                known.providersName(), request.disputeId().providersName())))
                .findFirst()
                .flatMap(room -> room.answer(request));
    }

    @Override
    public List<RecordDispute> disputes(PaymentId paymentId) {
        return rooms.stream().flatMap(room -> room.disputes(paymentId).stream()).toList();
    }
}
