package shop.node.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.node.dashboard.Stories.orderConfirmed;
import static shop.node.dashboard.Stories.orderPlaced;
import static shop.node.dashboard.Stories.paymentAuthorised;

import com.google.protobuf.ByteString;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.browser.TestBrowser;
import shop.node.NodeConfiguration;

@DisplayName("In a browser, the viewer")
class ViewerInABrowserTest {

    @RegisterExtension
    static final TestBrowser BROWSER = new TestBrowser();

    private RunningNode node;
    private Page page;

    @BeforeEach
    void start() throws Exception {
        node = new RunningNode();
        node.store(orderPlaced("order-1"), paymentAuthorised("order-1"), orderPlaced("order-2"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    @DisplayName("shows the newest first, and what happens as it happens")
    void live() throws Exception {
        open("#/events");
        assertThat(state()).hasText("Live");
        assertThat(rows()).hasCount(3);
        assertThat(rows().first()).containsText("order-2");

        node.store(orderConfirmed("order-1"));

        assertThat(rows()).hasCount(4);
        assertThat(rows().first()).containsText("OrderConfirmed");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("keeps still while somebody reads, and catches up afterwards")
    void keepsStill() throws Exception {
        open("#/events");
        rows().first().hover();
        assertThat(state()).hasText("Paused while you read");

        node.store(orderConfirmed("order-1"));
        node.store(orderConfirmed("order-2"));

        assertThat(button("Show 2 new events")).isVisible();
        assertThat(rows()).hasCount(3);
        page.mouse().move(5, 5);
        assertThat(rows()).hasCount(5);
        assertThat(rows().first()).containsText("order-2");
        assertThat(state()).hasText("Live");

        button("Pause").click();
        node.store(orderPlaced("order-3"));
        button("Show 1 new event").click();
        assertThat(rows().first()).containsText("order-3");
        assertThat(state()).hasText("Paused");
        button("Resume").click();
        assertThat(state()).hasText("Live");
    }

    @Test
    @DisplayName("shows an event with its payload as it was written, and what belongs to it")
    void showsAnEvent() {
        open("#/events");
        rows().last().getByText("OrderPlaced").click();

        assertThat(detail().getByRole(AriaRole.HEADING).first()).hasText("OrderPlaced");
        assertThat(detail()).containsText("\"weight\": 12345678901234567890");
        assertThat(detail()).containsText("\"total\": {\"minor\": 4310, \"currency\": \"EUR\"}");
        assertThat(state()).hasText("Paused while you read");
        button("The one above").click();
        assertThat(detail().getByRole(AriaRole.HEADING).first()).hasText("PaymentAuthorised");

        detail().getByTitle("All events of this trace").click();
        assertThat(page.locator("#story-title")).hasText("Trace trace-of-order-1");
        assertThat(entries()).hasCount(2);
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("takes markup in an event for text, and shows bytes as bytes")
    void markup() throws Exception {
        String evil = "<img src=x onerror=document.title='taken'><script>document.title='taken'</script>";
        node.store(
                Stories.event(evil, evil, 0, evil, evil, evil),
                Stories.event("Mug", "mug", 0, "shop.Bytes", "order-1", "").toBuilder()
                        .setPayload(Stories.payload("shop.Bytes", ByteString.copyFrom(new byte[] {0, 'a', -1})))
                        .build());
        open("#/events");

        rows().nth(1).locator("td").nth(1).getByRole(AriaRole.LINK).first().click();
        assertThat(detail().locator("pre")).hasText(evil);
        detail().getByTitle("All events of this order").click();
        assertThat(entries()).hasCount(1);
        assertThat(page.locator("#story-title")).containsText(evil);
        assertThat(page.locator("main img, main script, aside img, aside script"))
                .hasCount(0);
        assertThat(page.title()).isEqualTo("Order " + evil);

        page.navigate(node.address() + "/#/events?open=default:4");
        assertThat(detail().locator("pre")).hasText("000000 00 61 ff ·a·");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("finds by its fields and in the query language, under an address that can be kept")
    void finds() {
        open("#/events");
        field("Order").fill("ER-1");
        field("Type").fill("placed");
        button("Search").click();
        assertThat(rows()).hasCount(1);
        assertThat(rows().first()).containsText("order-1");

        page.reload();
        assertThat(field("Order")).hasValue("ER-1");
        assertThat(rows()).hasCount(1);

        button("Clear").click();
        assertThat(rows()).hasCount(3);

        field("Query").fill("aggregateType = \"Payment\"");
        field("Query").press("Enter");
        assertThat(rows()).hasCount(1);
        field("Query").fill("payloadType = \"OrderPlaced\" and metaData(\"orderId\") = \"order-2\"");
        field("Query").press("Enter");
        assertThat(rows()).hasCount(1);
        assertThat(rows().first()).containsText("order-2");
        field("Query").fill("payloadType contains \"Order\" | count()");
        field("Query").press("Enter");
        assertThat(rows()).hasCount(1);
        assertThat(rows().first()).hasText("2");
        field("Query")
                .fill("groupby(payloadType, count() as number) | sortby(number, desc) | select(number, payloadType)");
        field("Query").press("Enter");
        assertThat(rows()).hasCount(2);
        assertThat(page.locator("#table thead")).containsText("number");
        assertThat(rows().first()).hasText(Pattern.compile("^2\\s*shop.order.OrderPlaced$"));
        assertThat(page.locator("#found")).hasText("2 rows");
        field("Query").fill("colour = 1");
        field("Query").press("Enter");
        assertThat(page.locator("#problem")).containsText("Did not expect 'colour'");
    }

    @Test
    @DisplayName("goes back in time, page by page")
    void older() throws Exception {
        Event[] many = new Event[450];
        for (int sequence = 0; sequence < many.length; sequence++) {
            many[sequence] = Stories.event("Mug", "mug", sequence, "shop.MugTouched", "order-9", "{}");
        }
        node.store(many);
        open("#/events");
        assertThat(rows()).hasCount(200);

        button("Older events").click();
        assertThat(rows()).hasCount(400);
        button("Older events").click();

        assertThat(rows()).hasCount(453);
        assertThat(button("Older events")).isHidden();
        assertThat(rows().last()).containsText("order-1");
    }

    @Test
    @DisplayName("shows all that happened to an order, in every context, in order and live")
    void order() throws Exception {
        node.storeIn("shipping", Stories.event("Shipment", "shipment-1", 0, "shop.ShipmentPrepared", "order-1", "{}"));
        open("#/events");
        rows().last().getByText("whole order").click();

        assertThat(page.locator("#story-title")).hasText("Order order-1");
        assertThat(entries()).hasCount(3);
        assertThat(entries().first()).containsText("OrderPlaced");
        assertThat(page.locator("#story-aggregates li")).hasCount(3);
        node.store(orderConfirmed("order-1"));
        assertThat(entries()).hasCount(4);
        assertThat(entries().last()).containsText("OrderConfirmed");
    }

    @Test
    @DisplayName("shows the life of an aggregate with its snapshots")
    void aggregate() throws Exception {
        node.store(orderConfirmed("order-1"));
        node.application("shop")
                .eventChannel()
                .appendSnapshot(Stories.event("Order", "order-1", 0, "shop.order.Order", "order-1", "{\"open\":true}"))
                .get(60, SECONDS);
        open("#/events");
        rows().first().getByTitle("The life of this aggregate").click();

        assertThat(entries()).containsText(new String[] {"OrderPlaced", "Snapshot at 0", "OrderConfirmed"});
        entries().nth(1).getByRole(AriaRole.LINK).click();
        assertThat(detail()).containsText("\"open\": true");
    }

    @Test
    @DisplayName("shows who is connected, and pauses a processor")
    void applications() {
        ScriptedProcessor processor = new ScriptedProcessor(node, "order", "order-tracking", "");
        open("#/applications");
        Locator order = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("order"));
        assertThat(order).containsText("order-tracking");
        assertThat(order.getByText("Running")).isVisible();

        button("Pause order-tracking").click();
        Locator question = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Pause order-tracking?"));
        assertThat(question).containsText("stands still until somebody starts it again");
        assertThat(button("Pause it")).isFocused();
        button("Leave it running").click();
        assertThat(question).isHidden();
        assertThat(processor.isRunning()).isTrue();
        button("Pause order-tracking").click();
        button("Pause it").click();

        assertThat(order.locator(".headline .pill").getByText("Paused")).isVisible();
        assertThat(order.getByText("Paused. It keeps its place in the events.")).isVisible();
        assertThat(processor.isRunning()).isFalse();
        button("Start order-tracking").click();
        assertThat(order.getByText("Running")).isVisible();
        await().atMost(Duration.ofSeconds(60)).until(processor::isRunning);
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("shows how far a paused processor was, and how far it falls behind")
    void pausedProcessor() throws Exception {
        new ScriptedProcessor(node, "order", "order-tracking", "");
        open("#/applications");
        button("Pause order-tracking").click();
        button("Pause it").click();
        assertThat(processors().locator("tbody")).containsText("Stands still since");
        node.store(orderConfirmed("order-1"), orderConfirmed("order-2"));

        assertThat(processors()).containsText("2 segments, up to 4 events behind");
        assertThat(processors().getByText("Error", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
        BROWSER.screenshot("paused-processor");
    }

    @Test
    @DisplayName("shows work that nobody does as an error, and since when")
    void missingSegment() {
        ScriptedProcessor processor = new ScriptedProcessor(node, "order", "order-tracking", "");
        page = BROWSER.page(ColorScheme.LIGHT, 1280);
        page.clock().install();
        page.navigate(node.address() + "/#/applications");
        assertThat(processors().getByText("Running")).isVisible();
        processor.letGo();
        assertThat(processors()).containsText("Changing hands");

        page.clock().fastForward(20_000);

        assertThat(processors().getByText("Missing")).isVisible();
        assertThat(processors().getByText("Error", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(processors()).containsText("Not claimed by anybody since");
        BROWSER.screenshot("missing-segment");
    }

    @Test
    @DisplayName("shows how quickly messages are handled, and how many failed")
    void handlers() throws Exception {
        node.application("order")
                .commandChannel()
                .registerCommandHandler(
                        command -> CompletableFuture.completedFuture(CommandResponse.newBuilder()
                                .setErrorCode("AXONIQ-4002")
                                .build()),
                        100,
                        "order.PlaceOrder")
                .awaitAck(60, SECONDS);
        node.application("caller")
                .commandChannel()
                .sendCommand(Command.newBuilder()
                        .setName("order.PlaceOrder")
                        .setMessageIdentifier("command-1")
                        .build())
                .get(60, SECONDS);
        open("#/applications");

        page.getByText("1 command, 1 routed").click();
        Locator cells = page.locator("details td");
        assertThat(cells.first()).hasText("PlaceOrder");
        assertThat(cells.nth(4)).containsText("ms");
        assertThat(cells.nth(5)).containsText("ms");
        assertThat(cells.last()).hasText("1");
        BROWSER.screenshot("handlers");
    }

    @Test
    @DisplayName("tells times with their day and zone, and in UTC")
    void times() throws Exception {
        node.store(Stories.event("Mug", "mug", 0, "mugs.MugSold", "order-3", "{}").toBuilder()
                .setTimestamp(Instant.parse("2026-02-28T16:00:01.234Z").toEpochMilli())
                .build());
        page = BROWSER.pageIn("Asia/Seoul");
        page.navigate(node.address() + "/#/events?query=aggregateType%20%3D%20%22Mug%22");

        Locator time = rows().first().locator("time");
        assertThat(time).containsText("01:00:01.234");
        assertThat(time).containsText("1 Mar 2026, GMT+9");
        assertThat(time).hasAttribute("title", "2026-02-28 16:00:01.234 UTC");
        rows().first().getByText("MugSold").click();
        assertThat(detail()).containsText("1 Mar 2026, 01:00:01.234 GMT+9");
        assertThat(detail()).containsText("2026-02-28 16:00:01.234 UTC");
    }

    @Test
    @DisplayName("says in an order's story why, and how much")
    void reasons() throws Exception {
        node.store(
                Stories.event("Order", "order-7", 0, "order.OrderRejected", "order-7", """
                        {"orderId":"order-7","reason":"PAYMENT_DECLINED","total":{"minor":2430,"currency":"EUR"},"weight":12345678901234567890}"""),
                Stories.event("Mug", "mug-7", 0, "mugs.Mug", "order-7", "no JSON"));
        open("#/order/order-7");

        assertThat(entries().first().locator(".facts"))
                .hasText("reason PAYMENT_DECLINED · total EUR 24.30 · weight 12345678901234567890");
        assertThat(entries().last().locator(".facts")).hasCount(0);
        BROWSER.screenshot("story");
        page.navigate(node.address() + "/#/aggregate/order-7");
        assertThat(entries().first().locator(".facts strong")).hasText("PAYMENT_DECLINED");
    }

    @Test
    @DisplayName("lets go of the node while nobody sees the page, and misses nothing")
    void unseen() throws Exception {
        open("#/events");
        assertThat(state()).hasText("Live");
        String hide = "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
                + " document.dispatchEvent(new Event('visibilitychange')); }";

        page.evaluate(hide, true);
        assertThat(state()).hasText("Connecting …");
        node.store(orderConfirmed("order-1"));
        page.evaluate(hide, false);

        assertThat(state()).hasText("Live");
        assertThat(rows()).hasCount(4);
        assertThat(rows().first()).containsText("OrderConfirmed");
    }

    private Locator processors() {
        return page.locator(".processor");
    }

    @Test
    @DisplayName("shows what is planned")
    void scheduled() throws Exception {
        open("#/scheduled");
        assertThat(page.getByText("Nothing is planned.")).isVisible();

        node.application("shop")
                .eventChannel()
                .scheduleEvent(Instant.now().plusSeconds(1800), orderConfirmed("order-1"))
                .get(60, SECONDS);

        assertThat(page.locator("#plans tr")).containsText(Pattern.compile("in (30|2\\d) min"));
        page.locator("#plans").getByText("OrderConfirmed").click();
        assertThat(detail()).containsText("Due");
    }

    @Test
    @DisplayName("can be used by keyboard alone")
    void keyboard() {
        open("#/events");
        assertThat(rows()).hasCount(3);
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        Locator newest = rows().first().getByRole(AriaRole.LINK).first();
        for (int presses = 0;
                presses < 40 && !(boolean) newest.evaluate("node => node === document.activeElement");
                presses++) {
            page.keyboard().press("Tab");
        }
        assertThat(newest).isFocused();

        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#detail-title")).isFocused();
        assertThat(page.locator("#detail-title")).hasText("PaymentAuthorised");
        page.keyboard().press("Escape");

        assertThat(detail()).isHidden();
        assertThat(rows().nth(1).getByRole(AriaRole.LINK).first()).isFocused();
    }

    @Test
    @DisplayName("asks for the access token of a node that has one")
    void accessToken() {
        node.close();
        node = new RunningNode(NodeConfiguration.inMemory().withAccessToken("secret"));
        open("#/events");

        page.getByLabel("Access token").fill("guessed");
        button("Look inside").click();
        assertThat(page.getByText("The node does not accept this token.")).isVisible();
        page.getByLabel("Access token").fill("secret");
        button("Look inside").click();

        assertThat(state()).hasText("Live");
        assertThat(page.locator("#entrance")).isHidden();
    }

    @Test
    @DisplayName("finds the node again after a restart, and misses nothing")
    void restart(@TempDir Path folder) throws Exception {
        node.close();
        int port = RunningNode.freePort();
        node = new RunningNode(NodeConfiguration.onDisk(folder).withPort(0), port);
        node.store(orderPlaced("order-1"));
        open("#/events");
        assertThat(rows()).hasCount(1);

        node.close();
        assertThat(state()).hasText("Connecting …");
        node = new RunningNode(NodeConfiguration.onDisk(folder).withPort(0), port);
        node.store(orderConfirmed("order-1"));

        assertThat(rows()).hasCount(2);
        assertThat(rows().first()).containsText("OrderConfirmed");
        assertThat(state()).hasText("Live");
        assertThat(page.locator("#problem")).isHidden();
    }

    @ParameterizedTest(name = "is readable: {0}")
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void isReadable(ColorScheme scheme) throws Exception {
        new ScriptedProcessor(node, "order", "order-tracking", "The projection <b>broke</b>.");
        node.application("shop")
                .eventChannel()
                .scheduleEvent(Instant.now().plusSeconds(1800), orderConfirmed("order-1"))
                .get(60, SECONDS);
        Map<String, String> pages = Map.of(
                "events", "#/events",
                "event", "#/events?open=default:0",
                "order", "#/order/order-1",
                "aggregate", "#/aggregate/order-1",
                "applications", "#/applications",
                "scheduled", "#/scheduled",
                "refused", "#/events?query=colour");
        for (var each : pages.entrySet()) {
            open(each.getValue(), scheme, 1280);
            for (int width : List.of(1280, 390)) {
                page.setViewportSize(width, 900);
                assertThat(page.locator("#rows tr, .timeline li, .processor, #plans tr, #problem:not([hidden])")
                                .first())
                        .isAttached();
                page.waitForLoadState();
                if (each.getKey().equals("event")) {
                    assertThat(detail()).isVisible();
                }
                assertThat(BROWSER.scrollsSideways())
                        .as("sideways scrolling of %s at %d pixels", each.getKey(), width)
                        .isFalse();
                assertThat(BROWSER.textsThatStandOutTooLittle())
                        .as("texts of %s that stand out too little", each.getKey())
                        .isEmpty();
                BROWSER.screenshot(
                        "%s-%s-%d".formatted(each.getKey(), scheme.name().toLowerCase(Locale.ROOT), width));
            }
        }
    }

    private void open(String place) {
        open(place, ColorScheme.LIGHT, 1280);
    }

    private void open(String place, ColorScheme scheme, int width) {
        page = BROWSER.page(scheme, width);
        page.navigate(node.address() + "/" + place);
    }

    private Locator rows() {
        return page.locator("#rows tr");
    }

    private Locator entries() {
        return page.locator("#story-events li");
    }

    private Locator state() {
        return page.locator("#state");
    }

    private Locator detail() {
        return page.locator("#detail");
    }

    private Locator field(String label) {
        return page.locator("#filter-form").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(name).setExact(true).setIncludeHidden(true));
    }
}
