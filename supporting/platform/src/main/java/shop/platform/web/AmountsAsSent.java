package shop.platform.web;

import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.List;
import shop.kernel.Money;

/** How amounts of money travel. */
final class AmountsAsSent {

    private AmountsAsSent() {}

    static Schema<?> shape() {
        Schema<?> money = new ObjectSchema()
                .description("An amount of one currency")
                .addProperty(
                        "minor",
                        new IntegerSchema()
                                .format("int64")
                                .description("in minor units of the currency: 1290 EUR is 12.90, 1290 KRW is 1290")
                                .minimum(BigDecimal.ZERO)
                                .maximum(BigDecimal.valueOf(Money.MOST))
                                .example(1290))
                .addProperty(
                        "currency",
                        new StringSchema()
                                .pattern("^[A-Z]{3}$")
                                .description("ISO 4217, in use today")
                                .example("EUR"));
        money.setRequired(List.of("minor", "currency"));
        money.setAdditionalProperties(false);
        return money;
    }
}
