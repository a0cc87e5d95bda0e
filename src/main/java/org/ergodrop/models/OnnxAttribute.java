package org.ergodrop.models;

import java.util.List;

/**
 * A setting of an ONNX node.
 *
 * @param encoded the {@code AttributeProto} of onnx/onnx.proto
 */
record OnnxAttribute(ProtoMessage encoded) {

    // AttributeProto.AttributeType
    private static final int INT = 2;
    private static final int STRING = 3;
    private static final int INTS = 7;

    static OnnxAttribute of(String name, int value) {
        return new OnnxAttribute(
                new ProtoMessage().text(1, name).number(3, value).number(20, INT));
    }

    static OnnxAttribute of(String name, String value) {
        return new OnnxAttribute(new ProtoMessage().text(1, name).text(4, value).number(20, STRING));
    }

    static OnnxAttribute of(String name, List<Integer> values) {
        ProtoMessage attribute = new ProtoMessage().text(1, name);
        values.forEach(value -> attribute.number(8, value));
        return new OnnxAttribute(attribute.number(20, INTS));
    }
}
