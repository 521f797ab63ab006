package shop.shipping.labels;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A label on a sheet of A6, as label printers and a quarter of A4 take it: who sends, who receives, and the tracking code, in
 * letters and as a barcode. An address that is long is written smaller and over more lines, never cut.
 */
public final class LabelSheet {

    private static final PDRectangle A6 = PDRectangle.A6;
    private static final float MARGIN = 14;
    private static final float WIDTH = A6.getWidth() - 2 * MARGIN;
    private static final float LEADING = 1.3f;

    private static final float TOP = A6.getHeight() - MARGIN;
    private static final float ADDRESS_TOP = TOP - 62;
    private static final float CODE_TOP = 128;
    private static final float BARS = 62;

    private static final float LARGEST = 15;
    private static final float SMALLEST = 4;

    /** Bars need as much white beside them. */
    private static final int QUIET = 10;
    /** Code 128 knows these; what is longer would need bars that are too thin. */
    private static final String FITS_CODE_128 = "[ -~]{1,32}";

    private static final String INCOMPLETE = "\u25A1 cannot be printed: read it in the carrier's own tool.";

    private final PrintableLabel label;
    private final LabelFonts fonts;
    private final PDPageContentStream ink;

    private LabelSheet(PrintableLabel label, LabelFonts fonts, PDPageContentStream ink) {
        this.label = label;
        this.fonts = fonts;
        this.ink = ink;
    }

    /** The label as a PDF of one page. */
    public static byte[] of(PrintableLabel label) {
        try (var document = new PDDocument();
                var fonts = new LabelFonts(document);
                var pdf = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle("Label " + label.trackingCode());
            var page = new PDPage(A6);
            document.addPage(page);
            try (var ink = new PDPageContentStream(document, page)) {
                new LabelSheet(label, fonts, ink).draw();
            }
            document.save(pdf);
            return pdf.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void draw() throws IOException {
        List<String> address = AddressLines.of(label.recipient());
        fitted(List.of(label.carrier()), 18, MARGIN, TOP, WIDTH, 24);
        fitted(List.of("From: " + AddressLines.printable(label.from())), 10, MARGIN, TOP - 28, WIDTH, 26);
        line(ADDRESS_TOP + 4);
        fitted(address, LARGEST, MARGIN, ADDRESS_TOP, WIDTH, ADDRESS_TOP - CODE_TOP - 12);
        if (address.stream().anyMatch(this::isIncomplete)) {
            fitted(List.of(INCOMPLETE), 7, MARGIN, CODE_TOP + 11, WIDTH, 10);
        }
        line(CODE_TOP);
        barcode();
        fitted(List.of(label.trackingCode()), 13, MARGIN, CODE_TOP - BARS - 10, WIDTH, 20);
        fitted(List.of(label.parcel()), 7, MARGIN, MARGIN + 16, WIDTH, 18);
    }

    private boolean isIncomplete(String line) {
        return !line.codePoints().allMatch(fonts::isPrintable);
    }

    /** Writes the lines as large as they fit, downwards from the top. */
    private void fitted(List<String> lines, float largest, float left, float top, float width, float height)
            throws IOException {
        float size = largest;
        List<String> broken = broken(lines, size, width);
        while (broken.size() * size * LEADING > height && size > SMALLEST) {
            size -= 0.5f;
            broken = broken(lines, size, width);
        }
        float baseline = top - size;
        for (String line : broken) {
            write(line, size, left, baseline);
            baseline -= size * LEADING;
        }
    }

    private void write(String line, float size, float left, float baseline) throws IOException {
        ink.beginText();
        ink.newLineAtOffset(left, baseline);
        for (LabelFonts.Run run : fonts.runs(line)) {
            ink.setFont(run.font(), size);
            ink.showText(run.text());
        }
        ink.endText();
    }

    private List<String> broken(List<String> lines, float size, float width) throws IOException {
        var broken = new ArrayList<String>();
        for (String line : lines) {
            broken.addAll(broken(line, size, width));
        }
        return broken;
    }

    /** At spaces, where there are any, else wherever the line is full. */
    private List<String> broken(String line, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        String rest = line;
        while (fonts.width(rest, size) > width) {
            int end = longest(rest, size, width);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        lines.add(rest);
        return lines;
    }

    private int longest(String text, float size, float width) throws IOException {
        int end = text.offsetByCodePoints(0, 1);
        int next = end;
        while (next < text.length()) {
            next = text.offsetByCodePoints(end, 1);
            if (fonts.width(text.substring(0, next), size) > width) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private void line(float height) throws IOException {
        ink.setLineWidth(0.75f);
        ink.moveTo(MARGIN, height);
        ink.lineTo(MARGIN + WIDTH, height);
        ink.stroke();
    }

    /** Drawn as shapes, so that it is sharp in whatever it is printed. */
    private void barcode() throws IOException {
        boolean inBars = label.trackingCode().matches(FITS_CODE_128);
        BitMatrix code = code(inBars ? BarcodeFormat.CODE_128 : BarcodeFormat.QR_CODE);
        float module = inBars
                ? WIDTH / (code.getWidth() + 2 * QUIET)
                : Math.min(BARS / code.getHeight(), WIDTH / code.getWidth());
        float left = MARGIN + (WIDTH - module * code.getWidth()) / 2;
        float height = inBars ? BARS : module;
        for (int y = 0; y < (inBars ? 1 : code.getHeight()); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    ink.addRect(left + x * module, CODE_TOP - 6 - y * module - height, module, height);
                }
            }
        }
        ink.fill();
    }

    private BitMatrix code(BarcodeFormat format) {
        try {
            return new MultiFormatWriter()
                    .encode(
                            label.trackingCode(),
                            format,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    format == BarcodeFormat.CODE_128 ? 0 : 2,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException unfit) {
            throw new IllegalArgumentException("no barcode holds " + label.trackingCode(), unfit);
        }
    }
}
