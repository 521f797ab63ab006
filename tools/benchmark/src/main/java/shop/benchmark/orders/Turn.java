package shop.benchmark.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one system did while it was its turn, or in several turns together.
 *
 * @param begun when the first order was about to be placed
 * @param orders that were accepted
 * @param span from the first order placed to the last thing that happened to any
 * @param work what that took of the system
 * @param reads what the system computed afterwards, so that the importer could compare its books; nothing where that is
 *     unknown
 * @param importer what the importer computed while it placed and waited; nothing where that is unknown
 */
record Turn(
        Instant begun, long orders, Duration span, Counts work, Optional<Duration> reads, Optional<Duration> importer) {

    /** At least one turn, as if they were one. */
    static Turn together(List<Turn> turns) {
        return turns.stream().reduce(Turn::plus).orElseThrow();
    }

    private Turn plus(Turn later) {
        return new Turn(
                begun,
                orders + later.orders,
                span.plus(later.span),
                work.plus(later.work),
                both(reads, later.reads),
                both(importer, later.importer));
    }

    private static Optional<Duration> both(Optional<Duration> one, Optional<Duration> other) {
        return one.flatMap(mine -> other.map(mine::plus));
    }

    double perSecond() {
        return orders / seconds();
    }

    double seconds() {
        return Math.max(1, span.toMillis()) / 1e3;
    }

    /** So much of something for each order. */
    double perOrder(double all) {
        return all / Math.max(1, orders);
    }
}
