import { BadPackage, BadQuestion } from '../../../failures.js';
import { YamlFile, type Fault } from '../../intake/yaml-file.js';
import type { SettingFault } from './settings-form.js';

const HINT = 'Mend the file and try again; nothing was changed.';

/** A change of settings as a YAML file: the same form as over HTTP, with a line for each fault. */
export class SettingsFile {
  private constructor(private readonly file: YamlFile) {}

  /** Throws `BadPackage` where it cannot be read as YAML. */
  static parse(name: string, text: string): SettingsFile {
    const file = YamlFile.parse(name, text);
    if (file.faults.length > 0) throw refusal(name, file.faults);
    return new SettingsFile(file);
  }

  form(): object {
    // A file with nothing in it says nothing; what is no map is told as a fault of the form.
    return (this.file.content() ?? {}) as object;
  }

  /** What `asked` came to; the faults that it is refused with are told with file and line. Throws `BadPackage`. */
  async told<T>(asked: (form: object) => Promise<T>): Promise<T> {
    try {
      return await asked(this.form());
    } catch (error) {
      const faults = error instanceof BadQuestion ? error.facts['faults'] : undefined;
      if (!Array.isArray(faults)) throw error;
      throw refusal(
        this.file.name,
        (faults as SettingFault[]).map(({ path, reason }) => this.file.fault(path, reason)),
      );
    }
  }
}

function refusal(name: string, faults: readonly Fault[]): BadPackage {
  return new BadPackage(`${name} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}.`, HINT, { faults });
}
