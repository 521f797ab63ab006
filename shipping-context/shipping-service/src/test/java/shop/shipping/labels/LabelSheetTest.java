package shop.shipping.labels;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.Recipient;
import shop.shipping.api.ShipmentId;

@DisplayName("A label on paper")
class LabelSheetTest {

    private static final ShipmentId PARCEL =
            new ShipmentId("shipment-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-warehouse_seoul");

    /** As a label printer of the cheaper kind prints. */
    private static final int DOTS_PER_INCH = 203;

    static final Recipient MINJI = new Recipient(
            "김민지",
            "테헤란로 152 (역삼동, 강남파이낸스센터)",
            "강남구",
            "06236",
            "서울특별시",
            "KR",
            "minji@example.org",
            Optional.of("27층 ㈜한빛쏠뷁"),
            Optional.of("010-1234-5678"));

    static final Recipient JOAO = new Recipient(
            "João Gonçalves de Magalhães e Vasconcelos Ataíde Corrêa",
            "Avenida Marechal Gomes da Costa nº 4.567, Urbanização Nossa Senhora da Conceição, Lote 12, Edifício São Sebastião",
            "Vila Nova de Famalicão",
            "4760-001",
            "Distrito de Braga",
            "PT",
            "joao@example.org",
            Optional.of("Bloco C, 3.º andar esquerdo, ao cuidado da Dona Conceição"),
            Optional.of("+351 21 234 5678"));

    static final Recipient ZOFIA = new Recipient(
            "Zofia Wiśniewska-Đặng",
            "Łódzka 7/8",
            "Świnoujście",
            "72-600",
            "",
            "PL",
            "",
            Optional.empty(),
            Optional.empty());

    static final Recipient AS_LONG_AS_CAN_BE = new Recipient(
            "Wolfeschlegelsteinhausenbergerdorff ".repeat(6).substring(0, 200),
            "가".repeat(200),
            "M".repeat(100),
            "9".repeat(16),
            "W".repeat(100),
            "DE",
            "",
            Optional.of("Häuserblock ".repeat(17).substring(0, 200)),
            Optional.of("+49 30 1234567890"));

    private static PrintableLabel label(Recipient to, String trackingCode) {
        return new PrintableLabel(PARCEL.value(), "warehouse-seoul", "label_1", "simulated", trackingCode, to);
    }

    static Stream<Arguments> countries() {
        return Stream.of(
                Arguments.of("US", List.of("Ada", "1 Main St", "San Francisco CA 94105", "UNITED STATES")),
                Arguments.of("GB", List.of("Ada", "1 Main St", "San Francisco", "CA", "94105", "UNITED KINGDOM")),
                Arguments.of("PT", List.of("Ada", "1 Main St", "94105 San Francisco", "CA", "PORTUGAL")),
                Arguments.of(
                        "KR",
                        List.of("(94105)", "CA San Francisco", "1 Main St", "Ada 귀하", "REPUBLIC OF KOREA / 대한민국")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("countries")
    @DisplayName("names the country last, wherever it comes from, and the town as the country's post reads it")
    void hasItsCountry(String country, List<String> lines) {
        assertThat(AddressLines.of(new Recipient("Ada", "1 Main St", "San Francisco", "94105", "CA", country, "")))
                .isEqualTo(lines);
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of("korean", label(MINJI, "SIM0000000042")),
                Arguments.of("portuguese", label(JOAO, "SIM0000000043")),
                Arguments.of("polish", label(ZOFIA, "9400 1000 0000 0000 0000 00")),
                Arguments.of("long", label(AS_LONG_AS_CAN_BE, "SIM00000000440000000000000000000")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    @DisplayName("has all of the address in it, nothing beyond its edge, and a barcode that says the tracking code")
    void isWhole(String name, PrintableLabel label) throws IOException, NotFoundException {
        byte[] pdf = LabelSheet.of(label);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var reader = new Placed();
            String text = reader.getText(document);
            Recipient to = label.recipient();
            Stream.of(
                            to.name(),
                            to.street(),
                            to.street2().orElse(""),
                            to.city(),
                            to.postcode(),
                            to.region(),
                            to.phone().orElse(""),
                            label.trackingCode(),
                            label.carrier(),
                            "From: warehouse-seoul")
                    .forEach(part -> assertThat(letters(text)).contains(letters(part)));
            assertThat(text).doesNotContain("\u25A1", "example.org");
            assertThat(reader.beyond(document.getPage(0).getMediaBox())).isEmpty();

            BufferedImage printed = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
            keep(printed, name);
            assertThat(scanned(printed)).isEqualTo(label.trackingCode());
            assertThat(isWhiteAround(printed)).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    @DisplayName("writes nothing over anything else")
    void overlapsNowhere(String name, PrintableLabel label) throws IOException {
        try (PDDocument document = Loader.loadPDF(LabelSheet.of(label))) {
            var reader = new Placed();
            reader.getText(document);

            assertThat(reader.overlaps()).isEmpty();
        }
    }

    @Test
    @DisplayName("has a barcode of another kind where the tracking code is too long for bars, or in other letters")
    void hasASquareCodeOtherwise() throws IOException, NotFoundException {
        for (String code : List.of("한진 123-456", "X".repeat(60))) {
            try (PDDocument document = Loader.loadPDF(LabelSheet.of(label(ZOFIA, code)))) {
                BufferedImage printed = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
                assertThat(scanned(printed)).isEqualTo(code);
            }
        }
    }

    @Test
    @DisplayName("says so where a letter of the address cannot be printed")
    void saysWhatIsMissing() throws IOException {
        Recipient to = new Recipient(
                "Fatima \u0641\u0627\u0637\u0645\u0629 \uD83D\uDE00", "Street 1", "Doha", "", "", "QA", "");
        try (PDDocument document = Loader.loadPDF(LabelSheet.of(label(to, "SIM0000000042")))) {
            assertThat(letters(new PDFTextStripper().getText(document)))
                    .contains("Fatima\u25A1\u25A1\u25A1\u25A1\u25A1\u25A1", "\u25A1cannotbeprinted", "QATAR");
        }
    }

    @Test
    @DisplayName("composes accents that came apart, and leaves out what only moves the pen")
    void composesAccents() throws IOException {
        Recipient to = new Recipient("Joa\u0303o\u200B Reis\n", "Rua\t1", "Porto", "4000", "", "PT", "");
        try (PDDocument document = Loader.loadPDF(LabelSheet.of(label(to, "SIM0000000042")))) {
            assertThat(new PDFTextStripper().getText(document)).contains("João Reis", "Rua 1");
        }
    }

    /** Without spaces, at which lines are broken. */
    private static String letters(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String scanned(BufferedImage printed) throws NotFoundException {
        int[] pixels = printed.getRGB(0, 0, printed.getWidth(), printed.getHeight(), null, 0, printed.getWidth());
        return new MultiFormatReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(printed.getWidth(), printed.getHeight(), pixels))))
                .getText();
    }

    /** Printers do not print to the edge. */
    private static boolean isWhiteAround(BufferedImage printed) {
        int edge = DOTS_PER_INCH / 8;
        for (int x = 0; x < printed.getWidth(); x++) {
            for (int y = 0; y < printed.getHeight(); y++) {
                boolean atEdge =
                        x < edge || y < edge || x >= printed.getWidth() - edge || y >= printed.getHeight() - edge;
                if (atEdge && (printed.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void keep(BufferedImage printed, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "labels"));
        ImageIO.write(printed, "png", folder.resolve(name + ".png").toFile());
    }

    /** Reads where each letter stands. */
    private static final class Placed extends PDFTextStripper {

        private final List<TextPosition> letters = new ArrayList<>();

        @Override
        protected void processTextPosition(TextPosition letter) {
            letters.add(letter);
            super.processTextPosition(letter);
        }

        List<String> beyond(PDRectangle page) {
            return letters.stream()
                    .filter(letter -> letter.getX() < 0
                            || letter.getX() + letter.getWidth() > page.getWidth()
                            || letter.getY() > page.getHeight()
                            || letter.getY() - letter.getHeight() < 0)
                    .map(TextPosition::getUnicode)
                    .toList();
        }

        /** Letters whose middle lies in the box of another. */
        List<String> overlaps() {
            return letters.stream()
                    .filter(letter -> !letter.getUnicode().isBlank())
                    .filter(letter -> letters.stream()
                            .filter(other ->
                                    other != letter && !other.getUnicode().isBlank())
                            .anyMatch(other -> covers(other, letter)))
                    .map(TextPosition::getUnicode)
                    .toList();
        }

        private static boolean covers(TextPosition other, TextPosition letter) {
            float x = letter.getX() + letter.getWidth() / 2;
            float y = letter.getY() - letter.getHeight() / 2;
            return x > other.getX()
                    && x < other.getX() + other.getWidth()
                    && y < other.getY()
                    && y > other.getY() - other.getHeight();
        }
    }
}
