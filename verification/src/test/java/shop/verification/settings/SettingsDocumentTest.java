package shop.verification.settings;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.verification.settings.SettingsTable.Setting;

@DisplayName("The page on settings")
class SettingsDocumentTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGE = ROOT.resolve("docs/settings.md");

    @Test
    @DisplayName("says what the code says of each")
    void isMadeFromTheCode() throws IOException {
        String made = made();
        String page = Files.readString(PAGE);
        Matcher place = Pattern.compile(
                        "(?<=<!-- made from the code: settings -->\n).*?(?=<!-- end -->)", Pattern.DOTALL)
                .matcher(page);
        assertThat(place.find()).as("a place for the settings").isTrue();
        if (System.getProperty("approve") != null) {
            Files.writeString(PAGE, page.substring(0, place.start()) + made + page.substring(place.end()));
        } else {
            assertThat(place.group()).as("run with -Dapprove to write it anew").isEqualTo(made);
        }
    }

    @Test
    @DisplayName("says what each means, as its documentation does")
    void eachHasAMeaning() {
        assertThat(settings().values().stream().flatMap(List::stream))
                .hasSizeGreaterThan(60)
                .allSatisfy(setting ->
                        assertThat(setting.meaning()).as(setting.name()).isNotBlank());
    }

    @Test
    @DisplayName("names everything, too, that is read by itself, or put into a file from outside")
    void namesWhatIsReadByItself() throws IOException {
        Set<String> named = names();
        Set<String> read = ReadByThemselves.in(ROOT).keySet();

        assertThat(read).contains("shop.aggregates.cached", "order.lost-parcels", "shop.registry.token", "shop.hosts");
        assertThat(named)
                .as("tell of it in %s of its module, with meaning, kind and default", DeclaredSettings.FILE)
                .containsAll(read);
    }

    @Test
    @DisplayName("says of what is read by itself the default that stands where it is read")
    void saysTheDefault() throws IOException {
        Map<String, String> defaults = ReadByThemselves.in(ROOT);

        assertThat(defaults).containsEntry("order.lost-parcels", "ask").containsEntry("shop.configuration.every", "3s");
        assertThat(settings().values().stream().flatMap(List::stream))
                .filteredOn(
                        setting -> !defaults.getOrDefault(setting.name(), "").isEmpty())
                .allSatisfy(setting ->
                        assertThat(setting.usual()).as(setting.name()).isEqualTo(defaults.get(setting.name())));
    }

    @Test
    @DisplayName("leaves no record of settings out")
    void namesEveryRecord() throws IOException {
        Set<String> named = names();

        assertThat(ReadByThemselves.prefixes(ROOT))
                .hasSizeGreaterThan(20)
                .allSatisfy(prefix -> assertThat(named)
                        .as("the settings of %s", prefix)
                        .anyMatch(name -> name.startsWith(prefix + ".")));
    }

    private static Set<String> names() {
        return settings().values().stream()
                .flatMap(List::stream)
                .map(Setting::name)
                .collect(toSet());
    }

    private static Map<String, List<Setting>> settings() {
        Map<String, List<Setting>> all = new LinkedHashMap<>();
        all.put(
                "Every service",
                of(
                        List.of("supporting/platform", "supporting/edge/guard"),
                        "platform.yml",
                        "shop.platform",
                        "shop.guard"));
        all.put("Order", of(List.of("order-context/order-service"), "order.yml", "shop.order"));
        all.put(
                "Payment",
                of(
                        List.of("payment-context/payment-service", "payment-context/payment-portone"),
                        "payment.yml",
                        "shop.payment"));
        all.put("Shipping", of(List.of("shipping-context/shipping-service"), "shipping.yml", "shop.shipping"));
        all.put("Gateway", of(List.of("supporting/edge/gateway"), "gateway.yml", "shop.gateway"));
        all.put(
                "Authorisation server",
                of(List.of("supporting/edge/authorization"), "authorization.yml", "shop.authorization"));
        all.put("Beside whatever joins others (`discovery`)", of(List.of("supporting/edge/discovery")));
        all.put("Registry", of(List.of("supporting/edge/registry"), "registry.yml"));
        all.put("Configuration store", of(List.of("supporting/edge/configuration"), "configuration.yml"));
        all.put("Payment provider (simulator)", simulator("psp", "carrier"));
        all.put("Carrier (simulator)", simulator("carrier", "psp"));
        return all;
    }

    private static List<Setting> of(List<String> modules) {
        return new SettingsTable(ROOT, modules, List.of()).of(List.of(), any -> true);
    }

    private static List<Setting> of(List<String> modules, String file, String... rooms) {
        return new SettingsTable(ROOT, modules, List.of(file)).of(List.of(rooms), any -> true);
    }

    private static List<Setting> simulator(String name, String other) {
        return new SettingsTable(ROOT, List.of("supporting/simulators"), List.of(name + "-simulator.yml"))
                .of(List.of("shop.simulators." + name), setting -> !setting.startsWith("simulator." + other + "."));
    }

    private static String made() {
        return settings().entrySet().stream()
                .map(part -> "\n## " + part.getKey() + "\n\n"
                        + "| setting | meaning | kind | usually | a change counts |\n|---|---|---|---|---|\n"
                        + part.getValue().stream().map(Setting::row).collect(joining()))
                .collect(joining("", "", "\n"));
    }
}
