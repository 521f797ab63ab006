package shop.shipping.labels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one label, of which what is used is embedded (ADR 60): the first has letters with all accents, Greek and
 * Cyrillic, the second Hangul and kana. What neither has, a box stands for.
 */
final class LabelFonts implements AutoCloseable {

    /** Stands for a character that cannot be printed. */
    static final int MISSING = 0x25A1;

    private static final List<byte[]> FILES = List.of(file("NotoSans-Regular.ttf"), file("NanumGothicCoding.ttf"));

    private final List<Face> faces = new ArrayList<>();

    LabelFonts(PDDocument document) throws IOException {
        for (byte[] file : FILES) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            faces.add(new Face(font, font.getUnicodeCmapLookup(), document));
        }
    }

    /** A piece of a text that one font has whole. */
    record Run(PDFont font, String text) {

        float width(float size) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }
    }

    /** The text as it can be printed, piece by piece. */
    List<Run> runs(String text) throws IOException {
        var runs = new ArrayList<Run>();
        var piece = new StringBuilder();
        Face current = faces.get(0);
        for (int character : text.codePoints().toArray()) {
            int shown = isPrintable(character) ? character : MISSING;
            Face face = faceOf(shown);
            if (face != current && !piece.isEmpty()) {
                runs.add(new Run(current.inDocument(), piece.toString()));
                piece.setLength(0);
            }
            current = face;
            piece.appendCodePoint(shown);
        }
        if (!piece.isEmpty()) {
            runs.add(new Run(current.inDocument(), piece.toString()));
        }
        return runs;
    }

    float width(String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.width(size);
        }
        return width;
    }

    boolean isPrintable(int character) {
        return faces.stream().anyMatch(face -> face.has(character));
    }

    private Face faceOf(int character) {
        return faces.stream().filter(face -> face.has(character)).findFirst().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        for (Face face : faces) {
            face.font.close();
        }
    }

    private static byte[] file(String name) {
        try (InputStream file = LabelFonts.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One font, which gets into the document when something is written in it. */
    private static final class Face {

        private final TrueTypeFont font;
        private final CmapLookup characters;
        private final PDDocument document;
        private PDFont embedded;

        Face(TrueTypeFont font, CmapLookup characters, PDDocument document) {
            this.font = font;
            this.characters = characters;
            this.document = document;
        }

        boolean has(int character) {
            return characters.getGlyphId(character) != 0;
        }

        PDFont inDocument() throws IOException {
            if (embedded == null) {
                embedded = PDType0Font.load(document, font, true);
            }
            return embedded;
        }
    }
}
