package org.ergodrop.demo.google;

import java.util.Map;

/**
 * A shared drive; its id is also that of its top folder.
 *
 * @param members role (reader, writer, organizer) by e-mail
 */
record SharedDrive(String id, String name, Map<String, String> members) {}
