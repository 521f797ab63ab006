package shop.importer.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;

/** An order as the shop's API takes it. */
public record OrderRequest(
        String orderId,
        String customerId,
        ShipTo shipTo,
        List<Line> lines,
        List<Tender> tenders,
        Optional<LocalDate> promisedDelivery,
        String ifDeclined) {

    /** Where to, and to whom. */
    public record ShipTo(String name, String city, String postcode, String region, String country) {}

    /** One line. */
    public record Line(String sku, int quantity, Money unitPrice, String shipFrom, Money shippingFee) {}

    /** One tender. */
    public record Tender(String method, Money amount, String token, int instalments) {}
}
