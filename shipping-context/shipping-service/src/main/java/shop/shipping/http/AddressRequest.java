package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import shop.kernel.Recipient;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.ChangeShippingAddress;

/** Where a shipment that is on hold is to go instead. */
record AddressRequest(@NotNull @Valid ShipTo shipTo) {

    /** Where to, and to whom: the whole address, not only what is different. */
    record ShipTo(
            @Schema(example = "Ada Byron") @NotBlank @Size(max = 200)
            String name,

            @Schema(example = "12 Analytical Street") @Size(max = 200)
            String street,

            @Schema(example = "2nd floor", description = "a second line of the address") @Size(max = 200)
            String street2,

            @Schema(example = "Berlin", description = "needed where the country's addresses have one (SHP-16)")
            @Size(max = 100)
            String city,

            @Schema(example = "10115", description = "needed where the country's addresses have one (SHP-16)")
            @Size(max = 16)
            String postcode,

            @Schema(example = "BE") @Size(max = 100) String region,

            @Schema(example = "DE")
            @NotNull
            @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters, such as DE")
            String country,

            @Schema(example = "ada@example.org") @Email @Size(max = 200)
            String email,

            @Schema(example = "+49 30 901820", description = "for the carrier's questions on the doorstep")
            @Pattern(
                    regexp = "\\+?[0-9][0-9 ()./-]{3,30}",
                    message = "must be digits, perhaps behind a plus sign and in groups, such as +49 30 901820")
            String phone) {}

    ChangeShippingAddress command(ShipmentId shipment) {
        return new ChangeShippingAddress(
                shipment,
                new Recipient(
                        shipTo.name(),
                        shipTo.street(),
                        shipTo.city(),
                        shipTo.postcode(),
                        shipTo.region(),
                        shipTo.country(),
                        shipTo.email(),
                        Optional.ofNullable(shipTo.street2()),
                        Optional.ofNullable(shipTo.phone())));
    }
}
