package shop.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import shop.kernel.Recipient;

/** Where to, and to whom, as it travels: always the whole address, not only what is different. */
public record ShipTo(
        @Schema(example = "Ada Byron") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "12 Analytical Street") @Size(max = 200)
        String street,

        @Schema(example = "2nd floor", description = "a second line of the address") @Size(max = 200)
        String street2,

        @Schema(example = "Berlin", description = "needed where the country's addresses have one") @Size(max = 100)
        String city,

        @Schema(example = "10115", description = "needed where the country's addresses have one") @Size(max = 16)
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
        String phone) {

    public Recipient recipient() {
        return new Recipient(
                name,
                street,
                city,
                postcode,
                region,
                country,
                email,
                Optional.ofNullable(street2),
                Optional.ofNullable(phone));
    }
}
