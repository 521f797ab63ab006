package shop.verification.settings;

import static java.util.stream.Collectors.joining;
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
        String page = Files.readString(PAGE);
        Set<String> read = ReadByThemselves.in(ROOT);

        assertThat(read).contains("shop.aggregates.cached", "order.lost-parcels", "shop.registry.token", "shop.hosts");
        assertThat(read)
                .as("add a row, with meaning, unit and what is usual")
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static Map<String, List<Setting>> settings() {
        Map<String, List<Setting>> all = new LinkedHashMap<>();
        all.put("Every service", of(List.of("platform.yml"), "shop.platform", "shop.guard"));
        all.put("Order", of(List.of("order.yml"), "shop.order"));
        all.put("Payment", of(List.of("payment.yml"), "shop.payment"));
        all.put("Shipping", of(List.of("shipping.yml"), "shop.shipping"));
        all.put("Gateway", of(List.of("gateway.yml"), "shop.gateway"));
        all.put("Authorisation server", of(List.of("authorization.yml"), "shop.authorization"));
        all.put("Payment provider (simulator)", of(List.of("psp-simulator.yml"), "shop.simulators.psp"));
        all.put("Carrier (simulator)", of(List.of("carrier-simulator.yml"), "shop.simulators.carrier"));
        return all;
    }

    private static List<Setting> of(List<String> files, String... rooms) {
        return new SettingsTable(ROOT, files).of(List.of(rooms));
    }

    private static String made() {
        return settings().entrySet().stream()
                .map(part -> "\n## " + part.getKey() + "\n\n"
                        + "| setting | meaning | kind | usually | a change counts |\n|---|---|---|---|---|\n"
                        + part.getValue().stream().map(Setting::row).collect(joining()))
                .collect(joining("", "", "\n"));
    }
}
