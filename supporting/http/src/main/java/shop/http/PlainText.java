package shop.http;

import java.lang.reflect.RecordComponent;

/** Which values travel as plain text: those that are a text with a meaning, such as an order's id. */
public final class PlainText {

    private PlainText() {}

    /** Whether it is the form of such values: records of one text, {@code value}. */
    public static boolean isFormOf(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1
                && components[0].getName().equals("value")
                && components[0].getType() == String.class;
    }
}
