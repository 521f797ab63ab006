package shop.payment.provider.simulated;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.payment.provider.OnlyWithProvider;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Commands;
import shop.platform.outside.Inbox;
import shop.platform.outside.Signatures;
import tools.jackson.databind.json.JsonMapper;

/** Where the provider tells what happened without our asking (PAY-08). */
@RestController
@OnlyWithProvider("simulated")
@SecurityScheme(
        name = ProviderNotifications.SIGNATURE,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = "Signature",
        description = "t=<unix seconds>,v1=<hex HMAC-SHA256 of 't.body' under the shared secret>")
@Tag(name = "provider", description = "For the payment provider alone: it tells what happened without our asking")
class ProviderNotifications {

    static final String SIGNATURE = "signature";

    private final Inbox<PspNotification> inbox;

    ProviderNotifications(SimulatedProviderSettings settings, Clock clock, JsonMapper json, Commands commands) {
        inbox = new Inbox<>(
                Actors.PAYMENT_PROVIDER,
                new Signatures(settings.webhookSecrets(), clock),
                json,
                PspNotification.class,
                commands);
    }

    @PostMapping("/provider-notifications")
    @SecurityRequirement(name = SIGNATURE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "notify",
            summary = "Tell of a payment, as its provider",
            description = """
                    A webhook: the provider calls it, and nobody else. No token is needed, and none helps: the header \
                    Signature proves who sends this, just now (HMAC-SHA256 over the bytes of the body, at most five minutes \
                    old). It is answered once what it says is recorded, so whatever is not answered with 204 is to be sent \
                    again; the same id counts once, and notifications may come late and in any order (PAY-08).""",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = PspNotification.class),
                                            examples = @ExampleObject(name = "a refund has failed", value = """
                                                                    {"id": "auth_1-4", "type": "refund.failed", "authorizationId": "auth_1", \
                                                                    "reference": "payment-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-1"}"""))),
            responses = {
                @ApiResponse(responseCode = "204", description = "It is recorded, or was before"),
                @ApiResponse(
                        responseCode = "401",
                        description = "The signature does not prove that it is the provider's"),
                @ApiResponse(responseCode = "404", description = "There is no such payment")
            })
    void take(HttpServletRequest request) throws IOException {
        inbox.take(request, PspNotification::message);
    }
}
