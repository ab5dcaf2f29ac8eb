/** Collects what Allure's runtime would write, so that it reaches the disk by the one scanned way of all reports. */
import { stringifyEnvInfo, type Writer } from 'allure-js-commons/sdk/reporter'

export function createCollector(): { files: Map<string, string>; writer: Writer } {
  const files = new Map<string, string>()
  const put = (name: string, data: unknown) => void files.set(name, `${JSON.stringify(data)}\n`)
  const refuse = (name: string): never => {
    throw new Error(`Cannot put ${name} into the Allure results: attachments are not scanned, so there are none.`)
  }
  return {
    files,
    writer: {
      writeResult: result => put(`${result.uuid}-result.json`, result),
      writeGroup: group => put(`${group.uuid}-container.json`, group),
      writeEnvironmentInfo: info => void files.set('environment.properties', stringifyEnvInfo(info)),
      writeCategoriesDefinitions: categories => put('categories.json', categories),
      writeGlobals: put,
      writeAttachment: refuse,
      writeAttachmentFromPath: refuse,
    },
  }
}
