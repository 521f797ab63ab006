package shop.importer.books;

/**
 * Something on which a book does not agree with the files, or with itself.
 *
 * @param subject the order, payment or shipment, by its id
 * @param expected what the book should say, and who says that it should
 * @param found what it says
 */
public record Discrepancy(OrderBook.Keeper book, String orderId, String subject, String expected, String found) {

    @Override
    public String toString() {
        return "%s: %s: %s, the %s %s".formatted(orderId, subject, expected, book, found);
    }
}
