package shop.order.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.links.Link;
import io.swagger.v3.oas.annotations.links.LinkParameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.http.Texts;
import shop.kernel.OrderId;
import shop.order.api.Awaited;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.story.Timeline;
import shop.platform.web.Cursors;

/** What the order context offers over HTTP, in the words of its API description. */
@Tag(name = "orders", description = "Place, watch and cancel orders")
interface OrdersApi {

    String ORDER = "orderId";
    String PLACED = "$response.body#/orderId";
    String PARCEL = "^[A-Za-z0-9-]{1,64}(?:\\.[1-9][0-9]{0,2})?$";
    String HEADER = "[!-~](?:[ -~]*[!-~])?";

    String UNITS_STAY =
            "ORD-23: the parcel has not arrived, not so many units are left in it, some are in a return or a claim, the customer"
                    + " has the parcel in whose place it was sent, or the key was used for others";
    String NO_CLAIM = "There is no such order, or it has no such claim";
    String ONE_DAMAGED = "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"fault\": \"DAMAGED\"}";

    String TWO_PARCELS_TWO_TENDERS = """
            {
              "customerId": "customer-1",
              "shipTo": {"name": "Ada Byron", "street": "12 Analytical Street", "city": "Berlin", "postcode": "10115",
                         "country": "DE", "email": "ada@example.org"},
              "lines": [
                {"sku": "MUG-BLUE", "description": "Blue mug", "quantity": 2,
                 "unitPrice": {"minor": 1290, "currency": "EUR"}, "shipFrom": "warehouse-berlin",
                 "shippingFee": {"minor": 490, "currency": "EUR"}},
                {"sku": "TEA-GREEN", "description": "Green tea", "quantity": 1,
                 "unitPrice": {"minor": 850, "currency": "EUR"}, "shipFrom": "seller-tea-house",
                 "shippingFee": {"minor": 390, "currency": "EUR"}}
              ],
              "tenders": [
                {"method": "CARD", "amount": {"minor": 3310, "currency": "EUR"}, "token": "tok_approve", "instalments": 1},
                {"method": "VOUCHER", "amount": {"minor": 1000, "currency": "EUR"}, "token": "tok_approve"}
              ],
              "promisedDelivery": "2026-12-24"
            }""";

    String CARD_DECLINED = """
            {
              "customerId": "customer-1",
              "ifDeclined": "REJECT",
              "shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"},
              "lines": [
                {"sku": "MUG-BLUE", "description": "Blue mug", "quantity": 1,
                 "unitPrice": {"minor": 1290, "currency": "EUR"}, "shipFrom": "warehouse-berlin"}
              ],
              "tenders": [
                {"method": "CARD", "amount": {"minor": 290, "currency": "EUR"}, "token": "tok_decline_insufficient_funds"},
                {"method": "VOUCHER", "amount": {"minor": 1000, "currency": "EUR"}, "token": "tok_approve"}
              ]
            }""";

    String TO_BE_CANCELLED = """
            {
              "customerId": "demo-customer",
              "shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"},
              "lines": [
                {"sku": "MUG-BLUE", "description": "Blue mug", "quantity": 1,
                 "unitPrice": {"minor": 1290, "currency": "EUR"}, "shipFrom": "warehouse-berlin"}
              ],
              "tenders": [
                {"method": "BANK_SLIP", "amount": {"minor": 1290, "currency": "EUR"}, "token": "tok_slip_never_paid"}
              ]
            }""";

    String NOT_DELIVERABLE = """
            {
              "customerId": "customer-1",
              "shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "00000", "country": "DE"},
              "lines": [
                {"sku": "MUG-BLUE", "description": "Blue mug", "quantity": 1,
                 "unitPrice": {"minor": 1290, "currency": "EUR"}, "shipFrom": "warehouse-berlin"}
              ],
              "tenders": [
                {"method": "CARD", "amount": {"minor": 1290, "currency": "EUR"}, "token": "tok_approve"}
              ]
            }""";

    String TENDERS_DIFFER = """
            {
              "customerId": "customer-1",
              "shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"},
              "lines": [
                {"sku": "MUG-BLUE", "description": "Blue mug", "quantity": 1,
                 "unitPrice": {"minor": 1290, "currency": "EUR"}, "shipFrom": "warehouse-berlin"}
              ],
              "tenders": [
                {"method": "CARD", "amount": {"minor": 1000, "currency": "EUR"}, "token": "tok_approve"}
              ]
            }""";

    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description = """
                    Roles: shop, support, on behalf of a customer: prices are the shop's (ORD-29). Send an Idempotency-Key \
                    (any text of your own) or an orderId, not both: the same with the same content is the same order, however often it is sent (ORD-13). The answer sees the order; with \
                    'Prefer: respond-async' it comes as soon as the order is accepted (202). When orders come faster than \
                    they can be followed up, new ones are asked to wait (503, ORD-20).""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "What would follow, for a dry run: nothing is placed, and no key is used up",
                        headers =
                                @Header(
                                        name = Prefer.APPLIED,
                                        description = "dry-run",
                                        schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN)),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = Foreseen.class))),
                @ApiResponse(
                        responseCode = "201",
                        description = "The order is accepted, or was before under the same key or id",
                        headers = {
                            @Header(
                                    name = "Location",
                                    description = "where the order is",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = "Idempotency-Replayed",
                                    description = "true: it was placed before (ORD-13); else absent",
                                    schema = @Schema(type = "string", allowableValues = "true"))
                        },
                        links = {
                            @Link(
                                    name = "read",
                                    operationId = "readOrder",
                                    parameters = @LinkParameter(name = ORDER, expression = PLACED)),
                            @Link(
                                    name = "watch",
                                    operationId = "watchOrder",
                                    parameters = @LinkParameter(name = ORDER, expression = PLACED)),
                            @Link(
                                    name = "cancel",
                                    operationId = "cancelOrder",
                                    parameters = @LinkParameter(name = ORDER, expression = PLACED))
                        }),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read it at Location",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "409", description = "ORD-13: the key has placed another order"),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "ORD-01, ORD-02, ORD-13 (two keys), ORD-28 (due dates), ORD-31 (bounds), SHP-16 (address) or PAY-09 "
                                        + "(card number) refuses it"),
                @ApiResponse(
                        responseCode = "503",
                        description =
                                "ORD-20: more orders are under way than can be followed up, or what the service needs is "
                                        + "away. Send the same request again after as many seconds as Retry-After says.")
            })
    ResponseEntity<Object> place(
            @Parameter(description = "any ASCII text of your own, at most 200 characters; either this or an orderId")
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String idempotencyKey,
            @Parameter(
                            description =
                                    "respond-async: do not wait until the order can be read; dry-run: only tell what would follow")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(
                                                        name = "goes well: two parcels, two tenders",
                                                        value = TWO_PARCELS_TWO_TENDERS),
                                                @ExampleObject(
                                                        name =
                                                                "is rejected: the card is declined, the voucher goes back",
                                                        value = CARD_DECLINED),
                                                @ExampleObject(
                                                        name =
                                                                "waits for a bank slip: cancel it, as the shop or as demo-customer",
                                                        value = TO_BE_CANCELLED),
                                                @ExampleObject(
                                                        name =
                                                                "is held: the carrier does not deliver there; change the shipment's address",
                                                        value = NOT_DELIVERABLE),
                                                @ExampleObject(
                                                        name = "is refused: tenders differ from the total (ORD-02)",
                                                        value = TENDERS_DIFFER)
                                            }))
                    @Valid
                    OrderRequest order,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "readOrder",
            summary = "Read an order",
            description = """
                    Roles: shop, support, warehouse, operator; a customer reads their own. What it waits for stands in \
                    'waitsFor', in the reader's language: 'unknownSince' where the provider gives no answer (PAY-06), \
                    'lastRefusal' why it was refused, 'actions' what this caller may do about it, of this or another \
                    context. What may be asked of the order at all, and by which rule not the rest, stands in \
                    'allowedCommands': the order itself is asked, which costs more than reading it, so whoever reads it \
                    again and again sends If-None-Match, or 'allowedCommands=false'. With 'at' as it stood then, which is \
                    told from the events and costs more; of the past there is no ETag, and nothing may be asked of it.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The order",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description =
                                            "the version, as If-Match takes it, and in which language it is told where that is not English; not of the past",
                                    schema = @Schema(type = "string", example = "\"9-ko\"")),
                            @Header(
                                    name = "Link",
                                    description =
                                            "to what may be asked of it (rel=\"urn:shop:rel:commands\") and to its story (rel=\"urn:shop:rel:timeline\"), one each (RFC 8288); not of the past",
                                    schema = @Schema(type = "string"))
                        },
                        links = {
                            @Link(
                                    name = "commands",
                                    operationId = "readCommands",
                                    parameters = @LinkParameter(name = ORDER, expression = PLACED)),
                            @Link(
                                    name = "timeline",
                                    operationId = "tellOrder",
                                    parameters = @LinkParameter(name = ORDER, expression = PLACED))
                        }),
                @ApiResponse(
                        responseCode = "404",
                        description =
                                "There is no such order, it was not placed by that moment, or that is in the future")
            })
    ResponseEntity<ReadOrder> read(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "as it stood at this moment; not in the future", example = "2026-01-05T09:30:00Z")
                    Instant at,
            @Parameter(description = "false: without what may be asked of it, for whoever only watches it")
                    boolean allowedCommands,
            @Parameter(
                            description = "in which language it is told what it waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @Parameter(hidden = true) WebRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "readCommands",
            summary = "Read what may be asked of an order",
            description = """
                    Roles: shop, support, warehouse, operator; a customer reads this of their own. Each command that there is \
                    for an order and its returns, with what would come of it if this caller sent it now, or the rule that \
                    forbids it. The order itself is asked, and its returns, so this costs more than reading it.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "All commands"),
                @ApiResponse(responseCode = "404", description = "There is no such order")
            })
    ResponseEntity<OfferedCommands> commands(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "tellOrder",
            summary = "Tell the story of an order",
            description = """
                    Roles: shop, support, warehouse, operator; a customer is told of their own. What happened to it in the \
                    three contexts, in words, oldest first; amounts and moments as people in the shop's market write them. \
                    What payment and shipping tell the order is told once, as it happened there.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The story",
                        headers = {
                            @Header(
                                    name = "Content-Language",
                                    description = "in which it is told",
                                    schema =
                                            @Schema(
                                                    type = "string",
                                                    allowableValues = {"en", "ko"})),
                            @Header(name = "Vary", description = "Accept-Language", schema = @Schema(type = "string"))
                        }),
                @ApiResponse(responseCode = "404", description = "There is no such order")
            })
    ResponseEntity<Timeline> timeline(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "in which language, whatever Accept-Language says",
                            schema = @Schema(allowableValues = {"en", "ko"}))
                    @Pattern(regexp = "en|ko", message = "must be en or ko")
                    String language,
            @Parameter(
                            description =
                                    "languages as RFC 9110 lists them; English where none of en and ko is among them",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "listOrders",
            summary = "List orders by when they were placed",
            description = """
                    Roles: shop, support, warehouse, operator; a customer lists their own. A page tells as 'next' the cursor \
                    of the following one; the last page tells none. Orders that are placed or change meanwhile move nothing \
                    from one page to another. Each is told in short: GET /orders/{orderId} tells all about one, and \
                    'items=WHOLE' all about all of a page.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "A page of orders"),
                @ApiResponse(responseCode = "404", description = "No page has told this cursor"),
                @ApiResponse(responseCode = "409", description = "The cursor was told for the other sort order")
            })
    ResponseEntity<ListedOrders> list(
            @Parameter(description = "one or several") Set<OrderStatus> status,
            @Parameter(
                            description =
                                    "of whom they wait for something, one or several; SUPPORT: nothing goes on by itself")
                    Set<Awaited.Whom> waitsFor,
            @Parameter(
                            description =
                                    "what they wait for, one or several: of those whom waitsFor names, or of whomever. SUPPORT and APPROVAL, say: a return that somebody is to decide about")
                    Set<Awaited.What> awaiting,
            @Parameter(description = "whom the orders are for", schema = @Schema(type = "string", pattern = Texts.NAME))
                    String customerId,
            @Parameter(
                            description =
                                    "how their id, the reference that they came with, or a sku of them begins; large and small letters are the same",
                            example = "web-204")
                    @Size(min = 2, max = 70)
                    String prefix,
            @Parameter(description = "true: their purchase is confirmed (ORD-25); false: it is not")
                    Boolean purchaseConfirmed,
            @Parameter(description = "placed at this moment or later", example = "2026-01-01T00:00:00Z")
                    Instant placedFrom,
            @Parameter(description = "placed before this moment") Instant placedBefore,
            @Parameter(
                            description = "-placedAt: the last placed first; placedAt: the first placed first",
                            schema = @Schema(allowableValues = {"-placedAt", "placedAt"}))
                    @Pattern(regexp = "-?placedAt", message = "must be placedAt or -placedAt")
                    String sort,
            @Parameter(description = "'next' of the page before") @Pattern(regexp = Cursors.LOOKS_LIKE) String cursor,
            @Parameter(description = "1 to 200") @Min(1) @Max(200) int size,
            @Parameter(description = "SHORT: enough to choose by; WHOLE: as GET /orders/{orderId} tells them")
                    ListedOrders.Items items,
            @Parameter(
                            description = "in which language WHOLE tells what they wait for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order",
            description = """
                    Roles: shop, support; a customer cancels their own. Parcels that are still here are held back; those on \
                    their way the carrier is asked to bring back: what comes back is refunded, what does not can be \
                    returned when it has arrived, and the order says which (ORD-07). Refused when all have arrived, or \
                    the carrier does not bring back what is under way (ORD-06). \
                    An order whose parcels are being prepared is cancelled as soon as each is held back.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The cancellation is accepted; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order"),
                @ApiResponse(responseCode = "409", description = "ORD-06: too late")
            })
    ResponseEntity<Object> cancel(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "ordered by mistake",
                                                            value = "{\"reason\": \"ORDERED_BY_MISTAKE\"}")))
                    @Valid
                    CancellationRequest cancellation,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "cancelUnits",
            summary = "Cancel units of a line",
            description = """
                    Roles: shop, customer (their own), support. Until their parcel is handed over (ORD-18): the ship-from is \
                    asked to take them out, and what they cost is not taken, or goes back; the shipping fee of a line goes \
                    with its last unit. Of a line that lies in several parcels, of all that have some, the youngest first; or of none, \
                    where they have not so many. Before the order is confirmed it can only be cancelled as a whole. Send an \
                    Idempotency-Key: the same request under it counts once, and one without it each time.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description =
                                "What it waits for says so while the ship-from is asked; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such line"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "ORD-18: not confirmed yet, too late, more than is left, or the key was used for other units")
            })
    ResponseEntity<Object> cancelUnits(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the line, from 1") @Min(1) @Max(200) int line,
            @Parameter(description = "any ASCII text of your own, at most 200 characters")
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String idempotencyKey,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "one fewer",
                                                            value =
                                                                    "{\"quantity\": 1, \"reason\": \"ORDERED_BY_MISTAKE\"}")))
                    @Valid
                    UnitsCancellationRequest cancellation,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "amendOrder",
            summary = "Change what is ordered",
            description = """
                    Roles: shop, support, and customer (their own; of the lines that there are, for prices are the shop's, \
                    ORD-29). More or fewer units, or new lines, while something of the order is still here (ORD-17); a dry run \
                    shows the difference: all that is asked of payments and ship-froms until it is done. What is added are lines of their own, sent in parcels of their own, and paid by one \
                    more tender: the amendment is PROPOSED until that is authorised or paid, then APPLIED, all of it or nothing; \
                    or WITHDRAWN, half an hour later, or by whoever gives it up. A declined tender can be replaced meanwhile. \
                    What is taken out is asked for as cancelled units are (ORD-18), and its money let go, or given back. One that \
                    costs nothing is applied at once. Send an Idempotency-Key: the same request under it counts once, and one \
                    without it each time.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description =
                                "The order, with the amendment, and what it waits for; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "ORD-17: not confirmed yet, too late, another is open, or the key was used for another; ORD-18: more than is left is to be taken out; ORD-29: prices are the shop's"),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "ORD-17: nothing is changed, the tender is missing, or is not needed; ORD-01, ORD-31, PAY-09: what is added cannot be ordered")
            })
    ResponseEntity<Object> amend(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "any ASCII text of your own, at most 200 characters")
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String idempotencyKey,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "one more",
                                                            value =
                                                                    "{\"more\": [{\"line\": 1, \"quantity\": 1}], \"tender\": {\"method\": \"CARD\", \"token\": \"tok_approve\"}}")))
                    @Valid
                    AmendmentRequest amendment,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "withdrawAmendment",
            summary = "Give up a change that is not covered yet",
            description = """
                    Roles: shop, customer (their own), support. The order stays as it is, and what the tender that was to pay \
                    holds is let go (ORD-17). The same again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is withdrawn; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such amendment"),
                @ApiResponse(responseCode = "409", description = "ORD-17: it is applied")
            })
    ResponseEntity<Object> withdrawAmendment(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the amendment, from 1") @Min(1) @Max(20) int number,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "replaceTender",
            summary = "Give another means of payment in place of a declined one",
            description = """
                    Roles: shop, customer (their own), support. For the same amount, as long as the order waits for it \
                    (ORD-04), or a change of it does (ORD-17): its payment window is the same as before, and a bank slip would \
                    come too late for it. The same again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The other one is asked for; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such tender"),
                @ApiResponse(
                        responseCode = "409",
                        description = "ORD-04: the tender was not declined, or the order does not wait any more"),
                @ApiResponse(
                        responseCode = "422",
                        description = "ORD-04: it is a bank slip; PAY-09: it has a card number in it")
            })
    ResponseEntity<Object> replaceTender(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the tender, as the order tells it") @Min(1) @Max(100) int tender,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "another card",
                                                            value =
                                                                    "{\"method\": \"CARD\", \"token\": \"tok_approve\"}")))
                    @Valid
                    ReplacementRequest replacement,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "settleTender",
            summary = "Say that what is owed of a tender is settled",
            description = """
                    Roles: support. What could not be taken, or has turned back, is owed by the customer (waitsFor COLLECTION; \
                    PAY-12, ORD-27): a person has COLLECTED it in another way, or it is WRITTEN_OFF; all of it, or an amount, \
                    of which the rest stays owed. What was collected and is not needed any more (waitsFor TRANSFER of the \
                    order) is GIVEN_BACK in another way. The same again under its settlementId changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is settled; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such tender"),
                @ApiResponse(responseCode = "409", description = "ORD-27: nothing is owed, or less; or the id is used"),
                @ApiResponse(
                        responseCode = "422",
                        description = "ORD-27: nothing, or another currency than the order's; ORD-31: the amount")
            })
    ResponseEntity<Object> settle(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the tender, as the order tells it") @Min(1) @Max(100) int tender,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "all of it, by bank transfer",
                                                            value =
                                                                    "{\"settlementId\": \"settlement-1\", \"how\": \"COLLECTED\", \"reason\": \"BANK_TRANSFER\"}")))
                    @Valid
                    SettlementRequest settlement,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "refundParcel",
            summary = "Refund a parcel that does not reach the customer",
            description = """
                    Roles: shop, support. For one that is lost, damaged, or comes back (ORD-10): its money is given \
                    back, or not taken. One that was to be sent in place of another, and is still here, is held back \
                    first. Saying it again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description =
                                "The parcel is refunded, or asked to be held back; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such parcel"),
                @ApiResponse(
                        responseCode = "409",
                        description = "ORD-10: the parcel is not astray; ORD-23: it is replaced already")
            })
    ResponseEntity<Object> refund(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "'parcel' of the parcel, as the order tells it",
                            schema = @Schema(type = "string", pattern = PARCEL))
                    String parcel,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "as the customer wishes",
                                                            value = "{\"reason\": \"CUSTOMERS_WISH\"}")))
                    @Valid
                    MakingGoodRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "replaceParcel",
            summary = "Replace a parcel that does not reach the customer",
            description = """
                    Roles: shop, support. For one that is lost, damaged, or comes back (ORD-10): the same units are sent \
                    again, as another parcel of the same order, at no charge (ORD-23). Where units are named, those alone are, and \
                    the others are refunded. Saying it again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The parcel is replaced; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such parcel"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "ORD-10: the parcel is not astray; ORD-23: it is refunded already, or replaced with other units, has not so many, or the customer has the parcel in whose place it was sent")
            })
    ResponseEntity<Object> replace(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "'parcel' of the parcel, as the order tells it",
                            schema = @Schema(type = "string", pattern = PARCEL))
                    String parcel,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(
                                                        name = "there is more of it",
                                                        value = "{\"reason\": \"IN_STOCK\"}"),
                                                @ExampleObject(
                                                        name = "one is sent again, the rest is refunded",
                                                        value =
                                                                "{\"reason\": \"IN_STOCK\", \"units\": [{\"line\": 1, \"quantity\": 1}]}")
                                            }))
                    @Valid
                    ParcelReplacementRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "refundUnits",
            summary = "Refund units of a parcel that has arrived",
            description = """
                    Roles: shop, support. For units that arrived damaged, wrong or not at all, or are defective (ORD-23): what they \
                    cost is given back, and they need not come back; the shipping fee of a line goes with its last unit. Each \
                    unit is made good once, and not while it is in a return; no window ends that, and an order that was closed \
                    stays so. Send an Idempotency-Key: the same request under it counts once, and one without it each time.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The units are refunded; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such parcel"),
                @ApiResponse(responseCode = "409", description = UNITS_STAY)
            })
    ResponseEntity<Object> refundUnits(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "'parcel' of the parcel, as the order tells it",
                            schema = @Schema(type = "string", pattern = PARCEL))
                    String parcel,
            @Parameter(description = "any ASCII text of your own, at most 200 characters")
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String idempotencyKey,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "one was damaged when it came",
                                                            value = ONE_DAMAGED)))
                    @Valid
                    UnitsMadeGoodRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "replaceUnits",
            summary = "Send units of a parcel again that has arrived",
            description = """
                    Roles: shop, support. For units that arrived damaged, wrong or not at all, or are defective (ORD-23): the same \
                    is sent once more, in another parcel of the same order, at no charge, and nothing need come back. An order \
                    that was closed is open until that parcel has arrived; it can be moved, refunded, replaced and given back \
                    as any other. Each unit is made good once, and not while it is in a return. Send an Idempotency-Key: the \
                    same request under it counts once, and one without it each time.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description =
                                "The units are sent again, in the parcel that replaces this one; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such parcel"),
                @ApiResponse(responseCode = "409", description = UNITS_STAY)
            })
    ResponseEntity<Object> replaceUnits(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "'parcel' of the parcel, as the order tells it",
                            schema = @Schema(type = "string", pattern = PARCEL))
                    String parcel,
            @Parameter(description = "any ASCII text of your own, at most 200 characters")
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String idempotencyKey,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "one was damaged when it came",
                                                            value = ONE_DAMAGED)))
                    @Valid
                    UnitsMadeGoodRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "claimUnits",
            summary = "Say that units arrived damaged, wrong or not at all",
            description = """
                    Roles: shop, customer (their own), support. Of a parcel that has arrived, for as long as what is wrong with it \
                    could be given back (ORD-23, ORD-24): the money, or the same once more, is asked for, and nothing need come \
                    back. Support decides, unless order.returns.claims is automatic. As long as it is to be decided, the units \
                    are in no return, and the purchase is not confirmed. Send an Idempotency-Key: the same request under it \
                    counts once, and one without it each time.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description =
                                "It is claimed, and made good at once where the shop has it so; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such parcel"),
                @ApiResponse(
                        responseCode = "409",
                        description = UNITS_STAY + "; or it is too late, or there were too many claims")
            })
    ResponseEntity<Object> claim(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "'parcel' of the parcel, as the order tells it",
                            schema = @Schema(type = "string", pattern = PARCEL))
                    String parcel,
            @Parameter(description = "any ASCII text of your own, at most 200 characters")
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String idempotencyKey,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name =
                                                                    "one was damaged when it came, and is wanted once more",
                                                            value =
                                                                    "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"fault\": \"DAMAGED\", \"wants\": \"REPLACEMENT\"}")))
                    @Valid
                    ClaimRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "grantClaim",
            summary = "Make good what is claimed",
            description = """
                    Roles: shop, support. By what the customer wants, or as is said here (ORD-23): the units are paid back, or sent \
                    again at no charge, and need not come back. Saying it again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is made good; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = NO_CLAIM),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "ORD-23: it is decided otherwise; or what is left of its parcel has not so many units")
            })
    ResponseEntity<Object> grantClaim(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the claim, as the order tells it") @Min(1) @Max(99) int number,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(name = "as the customer wants it", value = "{}"),
                                                @ExampleObject(name = "their money", value = "{\"by\": \"REFUND\"}")
                                            }))
                    Optional<@Valid ClaimGrantRequest> request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "declineClaim",
            summary = "Do not make good what is claimed",
            description = """
                    Roles: shop, support. Not without its coming back, say (ORD-23): its units are free again, to be given back. \
                    Saying it again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is declined; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = NO_CLAIM),
                @ApiResponse(responseCode = "409", description = "ORD-23: it is decided otherwise"),
                @ApiResponse(responseCode = "422", description = "PAY-09: it has a card number in it")
            })
    ResponseEntity<Object> declineClaim(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the claim, as the order tells it") @Min(1) @Max(99) int number,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "it is to come back",
                                                            value =
                                                                    "{\"reason\": \"please send it back, so that we can look at it\"}")))
                    @Valid
                    ClaimRefusalRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "withdrawClaim",
            summary = "Take a claim back",
            description = """
                    Roles: shop, customer (their own), support. As long as it is to be decided (ORD-23): what was missing is found, \
                    say. Its units are free again. Saying it again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is withdrawn; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = NO_CLAIM),
                @ApiResponse(responseCode = "409", description = "ORD-23: it is decided already")
            })
    ResponseEntity<Object> withdrawClaim(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the claim, as the order tells it") @Min(1) @Max(99) int number,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "agreeOnParcel",
            summary = "Say what was agreed on a parcel that turned up",
            description = """
                    Roles: support. For one that turned up after it was refunded or replaced (waitsFor AGREEMENT; ORD-10): \
                    what has become of it, as agreed with the customer. No money moves by it. The same again changes \
                    nothing, something else takes the place of what was said before; and if it is seen once more, it is to \
                    be agreed on once more.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is known; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such parcel"),
                @ApiResponse(responseCode = "409", description = "ORD-10: the parcel did not turn up")
            })
    ResponseEntity<Object> agree(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "'parcel' of the parcel, as the order tells it",
                            schema = @Schema(type = "string", pattern = PARCEL))
                    String parcel,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "the customer keeps it",
                                                            value = "{\"agreed\": \"KEPT\"}")))
                    @Valid
                    AgreementRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "locateParcel",
            summary = "Say where a parcel is",
            description = """
                    Roles: support. For one that a carrier has had and that has not arrived, and for one that was cancelled and \
                    that a carrier reports of (waitsFor WHEREABOUTS; ORD-10, SHP-14): where a person has found out that it is. \
                    What the customer has is delivered; what is back, or lost, can be refunded or replaced; of a cancelled one, \
                    whose money is back, it ends the question only. What the carrier \
                    reports after that counts as ever. The same again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is known; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such parcel"),
                @ApiResponse(responseCode = "409", description = "ORD-10: the parcel is not out of sight")
            })
    ResponseEntity<Object> locate(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "'parcel' of the parcel, as the order tells it",
                            schema = @Schema(type = "string", pattern = PARCEL))
                    String parcel,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "the customer has it",
                                                            value =
                                                                    "{\"where\": \"WITH_CUSTOMER\", \"reason\": \"CUSTOMER_ASKED\"}")))
                    @Valid
                    WhereaboutsRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "changeOrderAddress",
            summary = "Send an order to another address",
            description = """
                    Roles: shop, support; a customer changes that of their own. Until its labels are bought, and for what is \
                    held always (ORD-08). Send the whole address. Each parcel that is prepared already tells for itself what \
                    became of it (redirection): one whose label is bought goes where that says, unless support holds it \
                    first. The same again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "What can, goes there; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order"),
                @ApiResponse(
                        responseCode = "409",
                        description = "ORD-08: every parcel has its label, or the order has ended"),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "SHP-16: the address does not fit its country; ORD-31: its bounds; PAY-09: it has a card number in it")
            })
    ResponseEntity<Object> changeAddress(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "another address",
                                                            value =
                                                                    "{\"shipTo\": {\"name\": \"Ada Byron\", \"street\": \"1 Engine Lane\", \"city\": \"Berlin\", \"postcode\": \"10117\", \"country\": \"DE\"}}")))
                    @Valid
                    AddressRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "giveGoodwill",
            summary = "Give money back without a return",
            description = """
                    Roles: shop, support. At once, of what was taken and is not given back already (ORD-22), on closed \
                    orders, too; all goodwill of an order together up to a limit of the role: support 20, the shop 100 \
                    hundredths of what of it is not cancelled, unless set otherwise (order.goodwill.support-percent, \
                    order.goodwill.shop-percent). Cards give before what was paid at once. The same again under its \
                    goodwillId changes nothing. Customers read that id and the reason.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is given; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "ORD-22: more than was taken or than the role may give, the order is not confirmed, or the id is used"),
                @ApiResponse(
                        responseCode = "422",
                        description = "ORD-22: nothing, or another currency than the order's; ORD-31: the amount")
            })
    ResponseEntity<Object> giveGoodwill(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "came too late",
                                                            value =
                                                                    "{\"goodwillId\": \"goodwill-1\", \"amount\": {\"minor\": 500, \"currency\": \"EUR\"}, \"reason\": \"LATE_DELIVERY\"}")))
                    @Valid
                    GoodwillRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "holdOrder",
            summary = "Keep an order, or a parcel of it, from being sent",
            description = """
                    Roles: shop, support. Until it is released, or cancelled (ORD-21): an order that is not confirmed is not, one \
                    that is keeps its parcels here. Why, the shop and support alone are told; everybody else reads that \
                    it is being checked, or that the customer wants it so. Its payment window keeps running. The same \
                    again changes nothing, another reason takes the place of the one before.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is on hold; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such parcel"),
                @ApiResponse(
                        responseCode = "409",
                        description = "ORD-21: nothing of it is here any more, or it is not confirmed yet"),
                @ApiResponse(
                        responseCode = "422",
                        description = "ORD-21: the note is missing; PAY-09: it has a card number in it")
            })
    ResponseEntity<Object> hold(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "to be looked at",
                                                            value =
                                                                    "{\"reason\": \"OTHER\", \"note\": \"the third order of this size today\"}")))
                    @Valid
                    HoldRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "releaseOrder",
            summary = "Release an order, or a parcel of it, from the hold of a person",
            description = """
                    Roles: shop, support. A parcel that is held for itself is released for itself, one that is held with its order, \
                    with it (ORD-21). Releasing what nobody holds changes nothing. What the carrier holds goes on when \
                    its address is changed.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It goes on, unless something else keeps it; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such parcel"),
                @ApiResponse(responseCode = "409", description = "ORD-21: it is held otherwise")
            })
    ResponseEntity<Object> release(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(name = "the order as a whole", value = "{}")))
                    Optional<@Valid ReleaseRequest> request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "readPayerLink",
            summary = "Read where the payer of a tender confirms it",
            description = """
                    Roles: shop, support; a customer reads that of their own order. Where the provider wants the payer to \
                    confirm that it is they who pay (3-D Secure, PAY-13), the order waits for its CUSTOMER, and this is the \
                    page to send them to, as long as they are awaited. Whoever has the address can act for them.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "The link"),
                @ApiResponse(
                        responseCode = "404",
                        description = "There is no such order, or the payer of this tender is not awaited at any page")
            })
    ResponseEntity<PayerLinkView> payerLink(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "'number' of the tender, as the order tells it",
                            schema = @Schema(type = "integer", format = "int32", minimum = "1"))
                    @Min(1)
                    int tender,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "repeatRequests",
            summary = "Have an order ask again for what it has not heard of",
            description = """
                    Roles: support, operator. An order asks again by itself, after growing pauses, for what it has asked of \
                    payment and shipping and not heard of, and says in the end that it stands still (ORD-12). This has it \
                    done at once. The same is asked under the same names, so nothing is done twice; what was asked less than \
                    a minute ago is not asked again.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is asked again; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order"),
                @ApiResponse(responseCode = "409", description = "ORD-12: all that it has asked for was answered")
            })
    ResponseEntity<Object> repeatRequests(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "payInterest",
            summary = "Say that interest for a late refund was paid",
            description = """
                    Roles: support. Where the law of the market has money given back within a term once the goods are back \
                    (Korea: three business days), and it was given back later, interest is owed (ORD-26): 'interestOwed' of \
                    the return says how much. It is transferred by a person, who says so here. Say the amount that was transferred: more may be owed by then, for \
                    another refund that was late; without it, all that is owed is paid.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is paid; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such return"),
                @ApiResponse(
                        responseCode = "409",
                        description = "ORD-26: no interest is owed for it, or less than that")
            })
    ResponseEntity<Object> payInterest(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the return, as the order tells it") @Min(1) @Max(999) int number,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "transferred",
                                                            value =
                                                                    "{\"amount\": {\"minor\": 10, \"currency\": \"EUR\"}, \"reason\": \"BANK_TRANSFER\"}")))
                    @Valid
                    InterestRequest interest,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "confirmPurchase",
            summary = "Confirm a purchase",
            description = """
                    Roles: shop, support; a customer confirms their own. When all has arrived and nothing is coming back, it is \
                    accepted as it is (ORD-25): the longer time that the shop gives for changing one's mind ends with that, \
                    and only what the law gives remains; what is defective, damaged or wrong can be given back as before. \
                    A purchase may confirm itself some days after delivery: the order says when. Once; the same again \
                    changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is confirmed; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "ORD-25: not all has arrived, or is paid for, something is coming back, or claimed, or nothing stays")
            })
    ResponseEntity<Object> confirmPurchase(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "returnUnits",
            summary = "Give back units that were delivered",
            description = """
                    Roles: shop, customer (their own), support. Each unit once, within the window (ORD-11), and of what one \
                    ship-from has sent. A return label is bought, unless a person decides first; when the goods are back, \
                    their money is given back, less the way back where it is the customer's reason, and less what an \
                    inspection keeps (ORD-15); or, where they want an exchange, the same is sent once more at no charge, or what \
                    the shop or support name that costs the same (ORD-16). With the same Idempotency-Key again it changes nothing; without one, each \
                    request is another return.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is asked for; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "ORD-11: not so many were delivered, or they are in another return, or in a claim, or it is too late; or the key was used for another return; ORD-24: it is excluded from withdrawal, or was known to be wrong for too long; ORD-25: the purchase was confirmed; ORD-16: several kinds of a line come back for their own; ORD-29: what costs the same, the shop says"),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "ORD-11: it names nothing, a line that there is not, or what several ship-froms sent; ORD-24: knownSince is a day on which nobody could know, or of a reason that is not ours; ORD-16: something else is to be sent for what is not exchanged")
            })
    ResponseEntity<Object> giveBack(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description =
                                    "names this return to whoever asks for it: the same key asks for one return, however often it is sent")
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String idempotencyKey,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(
                                                        name = "one unit of the first line",
                                                        value =
                                                                "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"CHANGE_OF_MIND\"}"),
                                                @ExampleObject(
                                                        name = "one unit of the first line, in exchange for the same",
                                                        value =
                                                                "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"DEFECT\", \"wants\": \"EXCHANGE\"}"),
                                                @ExampleObject(
                                                        name = "one unit, in exchange for another colour",
                                                        value =
                                                                "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"DOES_NOT_FIT\", \"wants\": \"EXCHANGE\", \"exchangeFor\": [{\"line\": 1, \"sku\": \"MUG-RED\", \"description\": \"Red mug\"}]}"),
                                                @ExampleObject(
                                                        name = "a defect, and since when it is known",
                                                        value =
                                                                "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"DEFECT\", \"knownSince\": \"2026-01-20\"}")
                                            }))
                    @Valid
                    ReturnRequest request,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "cancelReturn",
            summary = "Take a return back that was asked for",
            description = """
                    Roles: shop, customer (their own), support. Until the carrier has it (ORD-11): the customer keeps the goods, \
                    and its units are free to be given back another time, within the window. Its label goes back to the \
                    carrier. If it comes nevertheless, it is decided about. The same again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is cancelled; or what would follow, for a dry run",
                        headers = {
                            @Header(
                                    name = "ETag",
                                    description = "the version, as If-Match takes it; not of a dry run",
                                    schema = @Schema(type = "string")),
                            @Header(
                                    name = Prefer.APPLIED,
                                    description = "dry-run, if that was preferred; else absent",
                                    schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(oneOf = {OrderView.class, Foreseen.class}))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted; read the order a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such return"),
                @ApiResponse(responseCode = "409", description = "ORD-11: the carrier has it, or it has ended already")
            })
    ResponseEntity<Object> cancelReturn(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the return, as the order tells it") @Min(1) @Max(999) int number,
            String ifMatch,
            @Parameter(description = "dry-run: only tell what would follow, or what forbids it")
                    @Pattern(regexp = HEADER, message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(
                            description = "in which language a dry run is told, and what the order waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "readReturn",
            summary = "Read what is given back",
            description = "Roles: shop, support, warehouse, operator; customer (their own).",
            responses = {
                @ApiResponse(responseCode = "200", description = "The return"),
                @ApiResponse(responseCode = "404", description = "There is no such order, or it has no such return")
            })
    ResponseEntity<OrderView.ReturnView> readReturn(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(description = "number of the return, as the order tells it") @Min(1) @Max(999) int number,
            @Parameter(hidden = true) Authentication caller);

    @Operation(
            operationId = "watchOrder",
            summary = "Watch an order live",
            description = """
                    Server-sent events named 'order', each the whole order with its version as id; ends when the order has \
                    ended, and waits for nobody. Whoever comes back with Last-Event-ID is told what is newer, and 204 where nothing more will \
                    come, whereupon browsers stay away.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The order, and each change of it",
                        content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE)),
                @ApiResponse(
                        responseCode = "204",
                        description = "It has ended, and the last of it was seen",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such order")
            })
    ResponseEntity<SseEmitter> watch(
            @Parameter(description = "orderId in the answer to placing it") OrderId orderId,
            @Parameter(
                            description = "id of the last event that was seen: only what is newer is told",
                            schema = @Schema(type = "string", pattern = "^\\d{1,18}$"))
                    String lastEventId,
            @Parameter(
                            description = "in which language it is told what it waits for: en or ko",
                            schema = @Schema(type = "string"))
                    String acceptLanguage,
            @Parameter(hidden = true) HttpMethod method,
            @Parameter(hidden = true) Authentication caller);
}
