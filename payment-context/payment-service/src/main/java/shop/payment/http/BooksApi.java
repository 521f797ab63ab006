package shop.payment.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import shop.payment.books.DailyStatement;
import shop.payment.books.ReconciledDay;

/** What the payment context offers of its books over HTTP, in the words of its API description. */
@Tag(name = "payments", description = "See what happened to the money, and have tried again what is owed")
interface BooksApi {

    @Operation(
            operationId = "reconcileDay",
            summary = "Compare a day with the provider's own books",
            description = """
                Roles: support, operator, shop. Every line of our journal of that day, in UTC, with what the provider's \
                books say, and the other way round; a line about midnight is looked for on both sides of it. Each \
                difference says who does what. What the provider has told and nobody has heard is asked for at once \
                (PAY-08); it is gone when the same day is compared a moment later.\
                """,
            responses = {
                @ApiResponse(responseCode = "200", description = "How the day compares"),
                @ApiResponse(responseCode = "404", description = "The books have no such day"),
                @ApiResponse(responseCode = "503", description = "PAY-06: the provider's books cannot be read just now")
            })
    ReconciledDay reconcile(
            @Parameter(description = "a day in UTC, from 2000-01-01 to today", example = "2026-01-05") LocalDate date);

    @Operation(
            operationId = "readDailyStatement",
            summary = "Read what happened to money on a day",
            description = """
                Roles: support, operator, shop. Sums per method and currency, of all payments to which something has \
                happened on that day, in UTC. Over all days, what was set aside was taken, released, has expired, or is held \
                still; what a bank holds while a dispute is open is shown once it is lost. The same as a table: \
                daily-statement.csv.\
                """,
            responses = {
                @ApiResponse(responseCode = "200", description = "The day's sums; of a day without payments, none"),
                @ApiResponse(responseCode = "404", description = "The books have no such day")
            })
    DailyStatement daily(
            @Parameter(description = "a day in UTC, from 2000-01-01 to today", example = "2026-01-05") LocalDate date);

    @Operation(
            operationId = "readDailyStatementAsTable",
            summary = "Read what happened to money on a day, as a table",
            description = """
                Roles: support, operator, shop. The daily statement as comma-separated values (RFC 4180), the amounts as \
                decimal numbers in their currency.\
                """,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A head line, and a line per method and currency",
                        content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))),
                @ApiResponse(responseCode = "404", description = "The books have no such day")
            })
    String dailyAsTable(
            @Parameter(description = "a day in UTC, from 2000-01-01 to today", example = "2026-01-05") LocalDate date);
}
